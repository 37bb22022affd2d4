#!/bin/sh
# Fetches Debian's kernel as a package, without installing it, and lays out what a machine with
# virtual cameras needs: vmlinuz, and modules/lib/modules/VERSION with what it loads.
# v4l2loopback, which the kernel does not hold, is built against that kernel's headers.
# What is there already is used again.
# usage: kernel.sh FOLDER
set -eu
mkdir -p "$1"
cd "$1"
[ ! -e complete ] || exit 0

depends_on() { # PACKAGE PATTERN
    apt-cache depends "$1" 2>/dev/null | sed -n "s/^ *Depends: \($2\)\$/\1/p" | head -n 1
}
image=$(depends_on linux-image-amd64 'linux-image-[0-9].*')
[ -n "$image" ] || { echo "There is no kernel to fetch: apt-get update" >&2; exit 1; }
version=${image#linux-image-}
headers=linux-headers-$version
common=$(depends_on "$headers" 'linux-headers-.*-common')
kbuild=$(depends_on "$headers" 'linux-kbuild-.*')

echo "Fetching Debian's kernel $version"
rm -rf packages unpacked
mkdir packages unpacked
(cd packages && apt-get download "$image" "$headers" "$common" "$kbuild" v4l2loopback-dkms) >fetch.log 2>&1 ||
    { cat fetch.log >&2; exit 1; }
for package in packages/*.deb; do dpkg-deb -x "$package" unpacked; done

# The headers name the place where they would be installed.
sed -i "s|include /usr/src|include $PWD/unpacked/usr/src|" "unpacked/usr/src/$headers/Makefile"
loopback=$(echo "$PWD"/unpacked/usr/src/v4l2loopback-*)
make -C "unpacked/usr/src/$headers" M="$loopback" modules >build.log 2>&1 || { cat build.log >&2; exit 1; }

into=modules/lib/modules/$version
rm -rf modules
mkdir -p "$into"
depmod -b unpacked "$version"
for name in vivid dummy_hcd usb_f_acm cdc-acm; do
    modprobe -d "$PWD/unpacked" -S "$version" --show-depends "$name"
done | while read -r _ file _; do cp "$file" "$into"; done
cp "$loopback/v4l2loopback.ko" unpacked/lib/modules/"$version"/modules.builtin* \
    unpacked/lib/modules/"$version"/modules.order "$into"
depmod -b modules "$version"
cp "unpacked/boot/vmlinuz-$version" vmlinuz
rm -rf packages unpacked
touch complete
