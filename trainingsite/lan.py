"""The addresses under which other devices in the room can reach this computer (Linux)."""

import fcntl
import socket
import struct
from pathlib import Path

_SIOCGIFADDR = 0x8915  # linux/sockios.h: the address of an interface
_NOT_THE_ROOM = ("lo", "docker", "br-", "veth", "virbr", "vmnet", "tun", "tap", "wg", "tailscale", "zt")


def lan_addresses() -> list[str]:
    """IPv4 addresses, Wi-Fi first: phones are there. Sends nothing, and works without internet."""
    found = []
    for _, name in socket.if_nameindex():
        if name.startswith(_NOT_THE_ROOM):
            continue
        address = _address(name)
        if address and not address.startswith(("127.", "169.254.")):
            found.append((not _is_wireless(name), name, address))
    return [address for _, _, address in sorted(found)]


def _is_wireless(interface: str) -> bool:
    return Path("/sys/class/net", interface, "wireless").exists()


def _address(interface: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            answer = fcntl.ioctl(probe, _SIOCGIFADDR, struct.pack("256s", interface.encode()[:15]))
        except OSError:  # the interface has no IPv4 address
            return ""
    return socket.inet_ntoa(answer[20:24])
