# SPDX-License-Identifier: MIT
"""proxychains4 preloaded into a client that knows nothing of proxies."""

import unittest

from fixtures import servers
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records


class Proxychains(ArgyleCase):
    programs = ("proxychains4", "curl")

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer({"origin.test": Records(a=("127.0.0.1",))}))
        cls.origin = cls.for_class(servers.Server(servers.http_origin))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))

    def through(self, proxy: str, host: str) -> bytes:
        """A page fetched through a proxy line of proxychains' configuration, and with names left to the proxy."""
        config = self.argyle.home / "proxychains.conf"
        config.write_text(f"strict_chain\nproxy_dns\nremote_dns_subnet 224\n[ProxyList]\n{proxy}\n")
        url = f"http://{host}:{self.origin.port}/page"
        return self.succeeds("proxychains4", "-q", "-f", str(config), "curl", "-sS", "--max-time", "20", url)

    def test_each_protocol_that_it_speaks(self) -> None:
        address = "%s %d" % self.argyle.port
        rows = [
            (f"socks5 {address}", "127.0.0.1", "5", "00"),
            (f"socks5 {address}", "origin.test", "5", "00"),
            (f"socks5 {address} someone something", "origin.test", "5", "00"),
            (f"socks4 {address}", "127.0.0.1", "4", "5A"),
            (f"socks4 {address}", "origin.test", "4A", "5A"),
            (f"socks4 {address} someone", "127.0.0.1", "4", "5A"),
        ]
        groups = {}
        for proxy, host, protocol, reply in rows:
            with self.subTest(proxy=proxy, host=host):
                self.assertEqual(self.through(proxy, host), b"page /page\n")
                stream = self.argyle.await_ended(to_port=self.origin.port)
                self.assertEqual(
                    (stream["protocol"], stream["command"], stream["host"], stream["reply"]),
                    (protocol, "CONNECT", host, reply),
                )
                groups[proxy] = stream["group"]
        # Two without credentials are one group; someone/something and someone alone are two others.
        self.assertEqual(len(set(groups.values())), 3)

    def test_a_failure_reaches_the_client(self) -> None:
        config = self.argyle.home / "failing.conf"
        config.write_text("strict_chain\nproxy_dns\n[ProxyList]\nsocks5 %s %d\n" % self.argyle.port)
        with servers.refusing_port() as port:
            done = self.command("proxychains4", "-q", "-f", str(config), "curl", "-sS", f"http://127.0.0.1:{port}/")
            self.assertEqual(done.returncode, 7, done.stderr)
            self.assertEqual(self.argyle.await_ended(to_port=port)["reply"], "05")


if __name__ == "__main__":
    unittest.main()
