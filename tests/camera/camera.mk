# A machine with cameras: boots Debian's kernel in an emulator and lets obecni-camera and the kiosk
# look through the kernel's virtual cameras. Takes minutes; not part of `make test`.
.PHONY: camera-test
camera-test: packages
	@sh tests/packages.sh qemu-system-x86 busybox-static kmod v4l-utils
	@$(MAKE) --no-print-directory all
	@OUT=$(OUT) sh tests/camera/run.sh
