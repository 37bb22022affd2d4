/* Ages by their largest unit that is whole; sizes by powers of 1024. */
#include "admin/line/amounts.h"

#include "base/language.h"

#include <stdio.h>

struct amount amount_age(int64_t seconds)
{
    enum { HOUR = 3600, DAY = 24 * HOUR };
    struct amount amount;
    if (seconds < 0)
        seconds = 0;
    if (seconds < HOUR)
        snprintf(amount.text, sizeof amount.text, _("%lld min"), (long long)(seconds / 60));
    else if (seconds < 2 * DAY)
        snprintf(amount.text, sizeof amount.text, _("%lld h"), (long long)(seconds / HOUR));
    else
        snprintf(amount.text, sizeof amount.text, _("%lld d"), (long long)(seconds / DAY));
    return amount;
}

struct amount amount_bytes(int64_t bytes)
{
    const int64_t kib = 1024, mib = kib * 1024, gib = mib * 1024;
    struct amount amount;
    if (bytes < mib)
        snprintf(amount.text, sizeof amount.text, "%lld KiB", (long long)(bytes / kib));
    else if (bytes < gib)
        snprintf(amount.text, sizeof amount.text, "%lld MiB", (long long)(bytes / mib));
    else
        snprintf(amount.text, sizeof amount.text, "%lld.%lld GiB", (long long)(bytes / gib),
                 (long long)(bytes % gib * 10 / gib));
    return amount;
}
