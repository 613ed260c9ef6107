# SPDX-License-Identifier: MIT
"""torsocks preloaded into clients. It refuses loopback destinations by design, hence a namespace with another address."""

import sys

from fixtures import namespace, servers
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records, reverse_name

ADDRESS = "10.87.65.1"

ZONE = {
    "origin.test": Records(a=(ADDRESS,)),
    reverse_name(ADDRESS): Records(ptr="origin.test"),
}


class Torsocks(ArgyleCase):
    programs = ("torsocks", "curl")

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        cls.origin = cls.for_class(servers.Server(servers.http_origin, ADDRESS))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))
        config = cls.argyle.home / "torsocks.conf"
        config.write_text("TorAddress %s\nTorPort %d\n" % cls.argyle.port)
        cls.environment = {**cls.argyle.environment, "TORSOCKS_CONF_FILE": str(config)}

    def fetch(self, host: str, *options: str) -> dict:
        url = f"http://{host}:{self.origin.port}/page"
        page = self.succeeds("torsocks", *options, "curl", "-sS", "--max-time", "20", url, env=self.environment)
        self.assertEqual(page, b"page /page\n")
        return self.argyle.await_ended(to_port=self.origin.port)

    def test_a_page_by_address(self) -> None:
        stream = self.fetch(ADDRESS)
        self.assertEqual((stream["protocol"], stream["command"], stream["host"]), ("5", "CONNECT", ADDRESS))

    def test_a_page_by_name_is_resolved_through_argyle(self) -> None:
        before = self.argyle.newest_id()
        self.fetch("origin.test")
        commands = [stream["command"] for stream in self.argyle.streams() if int(stream["id"]) > before]
        self.assertIn("RESOLVE", commands)
        self.assertIn("CONNECT", commands)

    def test_isolation_makes_a_group_for_each_process(self) -> None:
        self.assertNotEqual(self.fetch(ADDRESS, "-i")["group"], self.fetch(ADDRESS, "-i")["group"])
        ann = ("-u", "ann", "-p", "one")
        self.assertEqual(self.fetch(ADDRESS, *ann)["group"], self.fetch(ADDRESS, *ann)["group"])

    def test_an_address_leads_back_to_its_name(self) -> None:
        asked = f"import socket; print(socket.gethostbyaddr({ADDRESS!r})[0])"
        before = self.argyle.newest_id()
        said = self.succeeds("torsocks", sys.executable, "-c", asked, env=self.environment)
        self.assertEqual(said.strip(), b"origin.test")
        self.assertEqual(self.argyle.await_ended(after=before)["command"], "RESOLVE_PTR")

    def test_a_refused_connection_fails(self) -> None:
        with servers.refusing_port(ADDRESS) as port:
            done = self.command("torsocks", "curl", "-sS", f"http://{ADDRESS}:{port}/", env=self.environment)
            self.assertEqual(done.returncode, 7, done.stderr)
            self.assertEqual(self.argyle.await_ended(to_port=port)["reply"], "05")


if __name__ == "__main__":
    namespace.main(f"address add {ADDRESS}/32 dev lo")
