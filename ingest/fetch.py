"""Fetches one page or file from the public web: nothing of this computer or its network can be reached through it."""

import email.message
import re
import socket
import ssl
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import PurePosixPath
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

import httpcore

from ingest import source_wording as wording
from vectorstore.errors import SourceError
from vectorstore.wording import reason_of

__all__ = ["Address", "Fetched", "Limits", "fetch", "is_public", "resolve"]

Address = IPv4Address | IPv6Address

_AGENT = b"Veiligheidswijzer (+reads one page for its operator)"
_PORTS: Final = {"http": 80, "https": 443}
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
# The ending that a file of a type gets, and the others that it may keep.
_ENDINGS: Final = {
    "application/pdf": (".pdf",),
    "text/html": (".html", ".htm"),
    "application/xhtml+xml": (".html", ".xhtml", ".htm"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "text/markdown": (".md", ".markdown"),
    "text/plain": (".txt", ".md", ".markdown", ".text"),
}


def is_public(address: Address) -> bool:
    """Whether an address is an ordinary one on the internet. An IPv4 address that is carried in IPv6 (mapped, 6to4,
    NAT64) is looked at as what it is."""
    if isinstance(address, IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            carried = IPv4Address(int(address) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(carried)
        if address not in _GLOBAL_UNICAST or address.teredo is not None:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_loopback)


def resolve(host: str) -> tuple[str, ...]:
    """The addresses of a host, as the system finds them. Raises OSError, or UnicodeError for an impossible name."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go. `size` is in bytes, and holds for what is received and for what that unpacks to.
    `seconds` is for all of it, redirects included. A test gives `allowed` to reach a server on this computer."""

    seconds: float = 30.0
    connect_seconds: float = 10.0
    size: int = 50_000_000
    redirects: int = 5
    allowed: Callable[[Address], bool] = is_public
    resolve: Callable[[str], Iterable[str]] = resolve


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the bytes, the address they came from in the end, and a safe file name."""

    data: bytes
    url: str
    name: str


def fetch(url: str, *, limits: Limits = DEFAULT_LIMITS) -> Fetched:
    """Gets what stands at a web address, following redirects; no proxy, cookies or referrer.

    Each connection goes to an address that was looked up once and found to be `limits.allowed`. Raises SourceError,
    with a message for each way in which this can fail.
    """
    deadline = time.monotonic() + limits.seconds
    current = url.strip().partition("#")[0]
    try:
        for _ in range(limits.redirects + 1):
            with httpcore.ConnectionPool(network_backend=_Backend(current, limits, deadline)) as pool:
                answer = _get(pool, current, _target(current), limits)
            if isinstance(answer, Fetched):
                return answer
            current = answer
    except httpcore.TimeoutException as error:
        early = isinstance(error, httpcore.ConnectTimeout) and time.monotonic() < deadline
        seconds = limits.connect_seconds if early else limits.seconds
        raise SourceError(wording.fetch_too_slow(current, seconds)) from error
    except httpcore.ConnectError as error:
        cause = error.args[0] if error.args else None  # the pool cuts off __cause__
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", None) or cause.reason or "TLS"
            raise SourceError(wording.connection_insecure(current, reason)) from error
        reason = reason_of(cause) if isinstance(cause, OSError) else wording.NO_CONNECTION
        raise SourceError(wording.connection_refused(current, reason)) from error
    except httpcore.NetworkError as error:
        raise SourceError(wording.connection_broken(current, wording.CUT_OFF)) from error
    except (httpcore.ProtocolError, zlib.error) as error:
        raise SourceError(wording.connection_broken(current, wording.NO_WEB_ANSWER)) from error
    raise SourceError(wording.too_many_redirects(url, limits.redirects))


def _get(pool: httpcore.ConnectionPool, url: str, target: httpcore.URL, limits: Limits) -> Fetched | str:
    """One request: what was fetched, or the address that the server points to."""
    headers = [(b"User-Agent", _AGENT), (b"Accept", b"*/*"), (b"Accept-Encoding", b"gzip")]
    times = {"connect": limits.connect_seconds, "read": limits.seconds, "write": limits.seconds, "pool": limits.seconds}
    with pool.stream("GET", target, headers=headers, extensions={"timeout": times}) as response:
        given = email.message.Message()
        for key, value in response.headers:
            given[key.decode("latin-1")] = value.decode("utf-8", "replace")
        location = given["location"]
        if 300 < response.status < 400 and location:
            return _next(url, location)
        if response.status != 200:
            raise SourceError(wording.fetch_status(url, response.status))
        length = given["content-length"] or ""
        if length.isdecimal() and int(length) > limits.size:
            raise SourceError(wording.fetch_too_big(url, limits.size))
        data = _body(url, response.iter_stream(), (given["content-encoding"] or "").strip().lower(), limits.size)
    content_type = given.get_content_type() if given["content-type"] else ""
    name = _safe_name(url, _parameter(given.get_filename), content_type)
    return Fetched(data, url, name)


def _target(url: str) -> httpcore.URL:
    """The address in the parts that are sent. Raises SourceError when it is no web address, or one not to be used."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
        if scheme not in _PORTS or not host:
            raise SourceError(wording.url_not_web(url))
        ascii_host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError is one too
        raise SourceError(wording.url_not_web(url)) from error
    if parts.username is not None or parts.password is not None:
        raise SourceError(wording.url_with_password(host))
    port = _PORTS[scheme] if port is None else port
    if port not in _PORTS.values() and port <= 1024:
        raise SourceError(wording.url_port_refused(url, port))
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*[]")
    query = "?" + quote(parts.query, safe="/%:=&?~+!$,;'@()*[]") if parts.query else ""
    return httpcore.URL(scheme=scheme, host=ascii_host, port=port, target=path + query)


def _next(url: str, location: str) -> str:
    try:
        # What it is kept and shown by is one line, and has nothing in it that a terminal would obey.
        shown = "".join(sign if sign.isprintable() and sign != " " else quote(sign) for sign in location.strip())
        return urljoin(url, shown).partition("#")[0]
    except ValueError as error:
        raise SourceError(wording.url_not_web(location)) from error


def _parameter(read: Callable[[], str | None]) -> str | None:
    """A parameter of a header; None too where the standard library trips over how it is written."""
    try:
        return read()
    except (LookupError, TypeError, ValueError):
        return None


def _body(url: str, chunks: Iterable[bytes], encoding: str, size: int) -> bytes:
    """Collects a body and unpacks it; neither what is received nor what comes out is ever more than `size`."""
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise SourceError(wording.connection_broken(url, f"Content-Encoding: {encoding}"))
    unpack = zlib.decompressobj(wbits=31) if encoding.endswith("gzip") else None
    received = 0
    body = bytearray()
    for chunk in chunks:
        received += len(chunk)
        body += chunk if unpack is None else unpack.decompress(chunk, size + 1 - len(body))
        if max(received, len(body)) > size:
            raise SourceError(wording.fetch_too_big(url, size))
    if unpack is not None and not unpack.eof:
        raise SourceError(wording.connection_broken(url, "gzip"))
    return bytes(body)


def _safe_name(url: str, given: str | None, content_type: str) -> str:
    """A name to keep the file under: no folder, not hidden, not long, and with an ending that fits the type."""
    raw = given or unquote(urlsplit(url).path.rstrip("/")) or urlsplit(url).hostname or ""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", raw))[-1]
    name = re.sub(r'[<>:"|?*]', "_", "".join(sign for sign in last if sign.isprintable())).strip(" .")
    ending = PurePosixPath(name).suffix[:10]
    stem = name.removesuffix(ending)
    fitting = _ENDINGS.get(content_type, (ending.lower(),))
    if ending.lower() not in fitting:
        stem, ending = name, fitting[0]
    return (stem[:100] or "bestand") + ending


@dataclass(frozen=True, slots=True)
class _Backend(httpcore.NetworkBackend):
    """Makes connections: looks a host up, looks at every address it has, and connects to the ones it looked at."""

    url: str
    limits: Limits
    deadline: float

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(host)
        for address in self._addresses(host.strip("[]")):
            seconds = _left(self.deadline, timeout)
            try:
                stream = httpcore.SyncBackend().connect_tcp(str(address), port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self.deadline)
        raise failure

    def _addresses(self, host: str) -> list[Address]:
        """The addresses of a host, when all of them are allowed."""
        answers: SimpleQueue[list[Address] | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put([ip_address(found) for found in self.limits.resolve(host)])
            except (OSError, ValueError) as error:
                answers.put(error)

        # The system's own look-up has no time limit; a thread that is still waiting ends with the program.
        Thread(target=ask, daemon=True).start()
        try:
            found = answers.get(timeout=_left(self.deadline, self.limits.seconds))
        except Empty:
            raise httpcore.ConnectTimeout(host) from None
        if isinstance(found, Exception):
            raise SourceError(wording.host_unknown(self.url, host)) from found
        for address in found:
            if not self.limits.allowed(address):
                raise SourceError(wording.address_refused(self.url, host, str(address)))
        return found


@dataclass(frozen=True, slots=True)
class _Stream(httpcore.NetworkStream):
    """A connection on which each step ends at the deadline of the whole: a server that drips cannot stretch it."""

    stream: httpcore.NetworkStream
    deadline: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, _left(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, _left(self.deadline, timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        host = (server_hostname or "").strip("[]")
        return _Stream(self.stream.start_tls(ssl_context, host, _left(self.deadline, timeout)), self.deadline)

    def get_extra_info(self, info: str) -> object:
        return self.stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Seconds until the deadline, or `timeout` if that is shorter. Raises httpcore.ReadTimeout when none are left."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("deadline")
    return left if timeout is None else min(left, timeout)
