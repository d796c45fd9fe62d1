"""Fetching from a real server on this computer (see `sites.py`)."""

import gzip
import http.server
import os
import socket
import threading
import time
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address

import pytest

from ingest.fetch import Limits, fetch, is_public
from tests.ingest.sites import HANG, LIMITS, Site
from vectorstore.errors import SourceError


def refusal(url: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(SourceError) as raised:
        fetch(url, limits=limits)
    return str(raised.value)


def test_a_page_comes_with_its_address_and_name(site: Site) -> None:
    url = site.serve("/wonen/Veilig%20wonen.html", b"<p>Veilig", content_type="text/HTML; charset=UTF-8")
    fetched = fetch(f" {url}#kop ", limits=LIMITS)
    assert (fetched.data, fetched.url) == (b"<p>Veilig", url)
    assert fetched.name == "Veilig wonen.html"


def test_a_request_tells_who_asks_and_nothing_about_where_it_came_from(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.serve("/b?v=%C3%A9%C3%A9n", b"x")
    url = site.serve("/a", status=302, location="/b?v=één".encode().decode("latin-1"), set_cookie="a=1")
    assert fetch(url, limits=LIMITS).data == b"x"
    for asked in site.asked:
        assert asked["user-agent"].startswith("Veiligheidswijzer")
        assert asked["host"] == f"127.0.0.1:{site.port}"
        assert not asked.keys() & {"cookie", "referer", "authorization"}
    assert [asked["path"] for asked in site.asked] == ["/a", "/b?v=%C3%A9%C3%A9n"]


@pytest.mark.parametrize(
    "url", ["ftp://d66.nl/a.pdf", "file:///etc/passwd", "www.d66.nl", "", "http://", "http://[::1", "http://a:b/"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert refusal(url).startswith(f"{url} is geen webadres dat kan worden opgehaald.")


def test_a_web_address_with_a_password_is_refused_without_showing_it() -> None:
    message = refusal("https://jan:geheim@d66.nl/a.pdf")
    assert message.startswith("In het webadres d66.nl staat een naam of wachtwoord.")
    assert "geheim" not in message


@pytest.mark.parametrize("port", [22, 25, 0, 1024])
def test_a_port_of_another_service_is_refused(port: int) -> None:
    assert f"gebruikt poort {port}, en die is niet toegestaan" in refusal(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "fe80::1",
        "fe80::1%1",
        "fd00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:a00:1::1",
    ],
)
def test_an_address_that_is_not_on_the_internet_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"],
)
def test_an_address_on_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1"]
)
def test_this_computer_is_refused_however_it_is_written(site: Site, host: str) -> None:
    message = refusal(f"http://{host}:{site.port}/", Limits(seconds=HANG))
    assert "ligt niet op het openbare internet" in message
    assert site.asked == []


def test_a_name_with_a_public_and_a_private_address_is_refused(site: Site) -> None:
    limits = Limits(seconds=HANG, resolve=lambda _: ("1.1.1.1", "10.0.0.7"))
    assert "'voorbeeld.test' (10.0.0.7) ligt niet op het openbare internet" in refusal("http://voorbeeld.test/", limits)


def test_the_connection_goes_to_the_address_that_was_looked_at(site: Site) -> None:
    looked_up: list[str] = []

    def rebinding(host: str) -> tuple[str, ...]:
        looked_up.append(host)
        return ("127.0.0.1",) if len(looked_up) == 1 else ("10.0.0.7",)

    site.serve("/", b"Veilig")
    fetched = fetch(f"http://één.test:{site.port}/", limits=replace(LIMITS, resolve=rebinding))
    assert fetched.data == b"Veilig"
    assert looked_up == ["xn--n-9faa.test"]
    assert site.asked[0]["host"] == f"{looked_up[0]}:{site.port}"


def test_the_next_address_is_tried_when_the_first_gives_no_connection(site: Site) -> None:
    limits = replace(LIMITS, resolve=lambda _: ("127.0.0.2", "127.0.0.1"))
    site.serve("/", b"Veilig")
    assert fetch(f"http://voorbeeld.test:{site.port}/", limits=limits).data == b"Veilig"


def test_a_redirect_is_followed_to_its_end(site: Site) -> None:
    url = site.serve("/map/eind.txt", b"Veilig", content_type="text/plain")
    site.serve("/map/tussen", status=307, location="eind.txt#kop")
    fetched = fetch(site.serve("/begin", status=301, location=f"{site.url}/map/tussen"), limits=LIMITS)
    assert (fetched.url, fetched.data, fetched.name) == (url, b"Veilig", "eind.txt")


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    url = site.serve("/", status=302, location="http://169.254.169.254/latest/meta-data")
    assert refusal(url).startswith("http://169.254.169.254/latest/meta-data wordt niet opgehaald")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[::1", "http://jan:geheim@d66.nl/"])
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, location: str) -> None:
    assert "webadres" in refusal(site.serve("/", status=302, location=location))


def test_five_redirects_are_followed_and_a_sixth_is_not(site: Site) -> None:
    for step in range(6):
        site.serve(f"/{step}", status=302, location=f"/{step + 1}")
    site.serve("/6", b"Veilig")
    assert fetch(f"{site.url}/1", limits=LIMITS).data == b"Veilig"
    assert refusal(f"{site.url}/0").startswith(f"{site.url}/0 verwijst meer dan 5 keer door.")


@pytest.mark.parametrize(("status", "said"), [(404, "404 (niet gevonden)"), (500, "500"), (204, "204"), (304, "304")])
def test_another_status_than_200_is_reported(site: Site, status: int, said: str) -> None:
    url = site.serve("/weg.pdf", status=status)
    assert refusal(url).startswith(f"{url} geeft status {said}. ")


def test_a_body_of_exactly_the_limit_is_taken(site: Site) -> None:
    assert len(fetch(site.serve("/", bytes(1000)), limits=replace(LIMITS, size=1000)).data) == 1000


@pytest.mark.parametrize("length", ["1001", ""])
def test_a_body_over_the_limit_is_refused_with_and_without_its_length(site: Site, length: str) -> None:
    url = site.serve("/", bytes(1001), content_length=length)
    assert refusal(url, replace(LIMITS, size=1000)).startswith(f"{url} is groter dan 0.001 MB.")


def test_a_stream_without_end_stops_at_the_limit(site: Site) -> None:
    def pour(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):
            while True:
                handler.wfile.write(bytes(65536))

    site.answers["/"] = pour
    assert "is groter dan 1 MB" in refusal(f"{site.url}/", replace(LIMITS, size=1_000_000))


def test_a_packed_page_is_unpacked(site: Site) -> None:
    url = site.serve("/", gzip.compress(b"Veilig" * 1000), content_encoding="gzip")
    assert fetch(url, limits=LIMITS).data == b"Veilig" * 1000


def test_a_small_page_that_unpacks_to_a_large_one_is_refused(site: Site) -> None:
    url = site.serve("/", gzip.compress(bytes(50_000_000)), content_encoding="gzip")
    assert "is groter dan 1 MB" in refusal(url, replace(LIMITS, size=1_000_000))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(gzip.compress(os.urandom(1000))[:-9], "gzip"), (b"no gzip at all", "gzip"), (b"x", "br")],
)
def test_a_packed_page_that_cannot_be_unpacked_is_reported(site: Site, body: bytes, encoding: str) -> None:
    url = site.serve("/", body, content_encoding=encoding)
    assert refusal(url).startswith(f"Het antwoord van {url} is niet goed aangekomen")


def test_a_page_that_breaks_off_is_reported(site: Site) -> None:
    url = site.serve("/", b"Veil", content_length="6")
    assert refusal(url).startswith(f"Het antwoord van {url} is niet goed aangekomen")


@pytest.mark.parametrize("in_headers", [True, False])
def test_a_server_that_drips_is_left_at_the_time_limit(site: Site, in_headers: bool) -> None:
    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X-Drip: " if in_headers else b"\r\n"))
        with suppress(OSError):
            for _ in range(200):
                handler.wfile.write(b"x")
                time.sleep(0.1)

    site.answers["/"] = drip
    assert "is na 0.5 seconden nog niet binnen" in refusal(f"{site.url}/", replace(LIMITS, seconds=0.5))


def test_a_look_up_that_hangs_is_left_at_the_time_limit() -> None:
    done = threading.Event()

    def hang(host: str) -> tuple[str, ...]:
        done.wait(HANG)
        return ()

    limits = Limits(seconds=0.2, resolve=hang)
    assert "is na 0.2 seconden nog niet binnen" in refusal("http://voorbeeld.test/", limits)
    done.set()


def test_a_host_that_does_not_exist_is_reported() -> None:
    def unknown(host: str) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    message = refusal("http://bestaat-niet.test/a", Limits(resolve=unknown))
    assert message.startswith("http://bestaat-niet.test/a kan niet worden opgehaald: 'bestaat-niet.test' is niet")


def test_a_refused_connection_is_reported() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/").startswith(f"http://127.0.0.1:{port}/ geeft geen verbinding (")


def test_a_server_without_tls_is_reported_as_insecure(site: Site) -> None:
    url = f"https://127.0.0.1:{site.port}/"
    assert refusal(url).startswith(f"De beveiliging (TLS) van {url} klopt niet: ")


def test_a_server_that_does_not_speak_http_is_reported(site: Site) -> None:
    def greet(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    site.answers["/"] = greet
    assert refusal(f"{site.url}/").startswith(f"Het antwoord van {site.url}/ is niet goed aangekomen")


@pytest.mark.parametrize(
    ("disposition", "content_type", "name"),
    [
        ('attachment; filename="programma.pdf"', "application/pdf", "programma.pdf"),
        ('attachment; filename="../../.ssh/id_rsa"', "application/pdf", "id_rsa.pdf"),
        ('attachment; filename="C:\\\\Windows\\\\plan.pdf"', "application/pdf", "plan.pdf"),
        ("attachment; filename*=UTF-8''Veilig%20%2F%20wonen%C3%A9.pdf", "application/pdf", "wonené.pdf"),
        ('attachment; filename="..."', "application/pdf", "bestand.pdf"),
        ('attachment; filename=".htaccess"', "text/html; charset=utf-8", "htaccess.html"),
        ('attachment; filename="a.pdf\x01"', "application/octet-stream", "a.pdf"),
        ("attachment; filename*=a; filename*0=b", "application/pdf", "vraag.php.pdf"),
        ("", "application/pdf", "vraag.php.pdf"),
        ("", "", "vraag.php"),
        (f'attachment; filename="{"a" * 300}.odt"', "application/vnd.oasis.opendocument.text", "a" * 100 + ".odt"),
        ('attachment; filename="LEES.MD"', "text/plain", "LEES.MD"),
    ],
)
def test_a_file_name_is_safe_and_ends_as_its_type_does(
    site: Site, disposition: str, content_type: str, name: str
) -> None:
    url = site.serve("/map/vraag.php?id=3", b"x", content_disposition=disposition, content_type=content_type)
    assert fetch(url, limits=LIMITS).name == name


def test_a_site_without_a_path_gives_the_name_of_the_host(site: Site) -> None:
    url = site.serve("/", b"<p>Veilig", content_type="text/html")
    assert fetch(url, limits=LIMITS).name == "127.0.0.1.html"
