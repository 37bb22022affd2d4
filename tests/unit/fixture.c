/* Making and removing a club for one test. */
#include "tests/unit/fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void stop(const char *what)
{
    fprintf(stderr, "The fixture could not be made: %s\n", what);
    abort();
}

void fixture_open(struct fixture *fixture)
{
    struct club_identity identity = {
        .institution = "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
        .name = "Klub Integracji Społecznej",
        .address = "ul. Klonowa 1A, 00-000 Przykładów",
        .zone = "Europe/Warsaw",
        .node = 1,
    };
    struct club_init init = {
        .identity = &identity, .passphrase = FIXTURE_PASSPHRASE, .cost = VAULT_COST_LIGHT};
    struct error err = {0};
    memset(fixture, 0, sizeof *fixture);
    snprintf(fixture->dir, sizeof fixture->dir, "/tmp/obecni-unit-XXXXXX");
    if (!mkdtemp(fixture->dir))
        stop("no temporary folder");
    snprintf(fixture->path, sizeof fixture->path, "%s/club.db", fixture->dir);
    setenv("OBECNI_NOW", "2026-01-12T15:20:00", 1);
    if (!club_init(&fixture->club, fixture->path, &init, &err))
        stop(err.text);
    snprintf(fixture->club.actor, sizeof fixture->club.actor, "AP");
}

void fixture_close(struct fixture *fixture)
{
    club_close(&fixture->club);
    DIR *folder = opendir(fixture->dir);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", fixture->dir, entry->d_name);
        unlink(path);
    }
    if (folder)
        closedir(folder);
    rmdir(fixture->dir);
}
