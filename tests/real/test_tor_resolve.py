# SPDX-License-Identifier: MIT
"""tor-resolve, which speaks Tor's RESOLVE and RESOLVE_PTR."""

import unittest

from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records, reverse_name

ZONE = {
    "four.test": Records(a=("192.0.2.4",)),
    "six.test": Records(aaaa=("2001:db8::6",)),
    "both.test": Records(a=("192.0.2.5",), aaaa=("2001:db8::5",)),
    reverse_name("192.0.2.4"): Records(ptr="four.test"),
}


class TorResolve(ArgyleCase):
    programs = ("tor-resolve",)

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))

    def resolve(self, *arguments: str) -> str:
        return self.succeeds("tor-resolve", *arguments, self.argyle.url).decode().strip()

    def fails(self, *arguments: str) -> str:
        done = self.command("tor-resolve", *arguments, self.argyle.url)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout, b"")
        return done.stderr.decode()

    def test_a_name_by_either_protocol(self) -> None:
        for option, protocol, reply in (("-4", "4A", "5A"), ("-5", "5", "00")):
            for name, address in (("four.test", "192.0.2.4"), ("both.test", "192.0.2.5")):
                with self.subTest(option=option, name=name):
                    before = self.argyle.newest_id()
                    self.assertEqual(self.resolve(option, name), address)
                    record = self.argyle.await_ended(after=before)
                    self.assertEqual(
                        (record["protocol"], record["command"], record["host"], record["state"], record["reply"]),
                        (protocol, "RESOLVE", name, "closed", reply),
                    )

    def test_a_name_with_ipv6_addresses_only(self) -> None:
        self.assertEqual(self.resolve("-5", "six.test").lower(), "2001:db8::6")
        self.fails("-4", "six.test")

    def test_an_address_leads_back_to_its_name(self) -> None:
        before = self.argyle.newest_id()
        self.assertEqual(self.resolve("-x", "192.0.2.4"), "four.test")
        self.assertEqual(self.argyle.await_ended(after=before)["command"], "RESOLVE_PTR")

    def test_what_does_not_exist(self) -> None:
        for arguments in (("-4", "nowhere.test"), ("-5", "nowhere.test"), ("-x", "192.0.2.99")):
            with self.subTest(arguments=arguments):
                before = self.argyle.newest_id()
                self.fails(*arguments)
                self.assertEqual(self.argyle.await_ended(after=before)["state"], "failed")


if __name__ == "__main__":
    unittest.main()
