"""How many files a process may have open at once. Each visitor's line is one."""

import resource


def allow(wanted: int) -> int:
    """As many as wanted, if whoever started us allows them; how many it is now.

    Linux begins with 1,024, for programs of long ago, and lets each go higher by itself.
    """
    now, most = (_number(limit) for limit in resource.getrlimit(resource.RLIMIT_NOFILE))
    if now < wanted:
        now = min(wanted, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    return now


def _number(limit: int) -> int:
    return 2**31 if limit == resource.RLIM_INFINITY else limit
