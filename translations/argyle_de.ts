<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>argyle::CommandLine</name>
    <message>
        <source>Run the same engine with no window; no display is needed.</source>
        <translation>Ohne Fenster ausführen; ein Bildschirm wird nicht benötigt.</translation>
    </message>
    <message>
        <source>Listen here instead of at the saved ports; may be repeated. Written as torrc&apos;s SocksPort: [address:]port, [address:]auto or unix:path, then flags. 0 opens none.</source>
        <translation>Hier statt auf den gespeicherten Ports lauschen; kann mehrmals angegeben werden. Schreibweise wie bei SocksPort in der torrc: [Adresse:]Port, [Adresse:]auto oder unix:Pfad, danach Optionen. 0 öffnet keinen Port.</translation>
    </message>
    <message>
        <source>spec</source>
        <comment>what an option takes: a port as in torrc</comment>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>How connections leave: direct, socks5://[user:pass@]host:port, tor, or tor:socks=host:port[,control=host:port|unix:path][,password=…].</source>
        <translation>Welchen Weg Verbindungen nehmen: direct, socks5://[Benutzer:Passwort@]Host:Port, tor oder tor:socks=Host:Port[,control=Host:Port|unix:Pfad][,password=…].</translation>
    </message>
    <message>
        <source>route</source>
        <comment>what an option takes</comment>
        <translation>Route</translation>
    </message>
    <message>
        <source>Name server of the direct route instead of the system&apos;s; may be repeated.</source>
        <translation>Nameserver für die direkte Route anstelle der des Systems; kann mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>address[:port]</source>
        <comment>what an option takes</comment>
        <translation>Adresse[:Port]</translation>
    </message>
    <message>
        <source>Settings file instead of the person&apos;s own.</source>
        <translation>Einstellungsdatei, die anstelle der eigenen verwendet wird.</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what an option takes</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>HTML template of the page that a misconfigured browser gets.</source>
        <translation>HTML-Vorlage der Seite, die ein falsch eingerichteter Browser erhält.</translation>
    </message>
    <message>
        <source>With a command: print one JSON document.</source>
        <translation>Mit einem Befehl: ein JSON-Dokument ausgeben.</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>Diese Hilfe ausgeben.</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>Die Version ausgeben.</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>A question to, or an order for, the running Argyle.</source>
        <translation>Eine Abfrage oder Anweisung an das laufende Argyle.</translation>
    </message>
    <message>
        <source>[command]</source>
        <translation>[Befehl]</translation>
    </message>
    <message>
        <source>--socks-port %1: %2</source>
        <translation>--socks-port %1: %2</translation>
    </message>
    <message>
        <source>--route: %1</source>
        <translation>--route: %1</translation>
    </message>
    <message>
        <source>--dns: %1</source>
        <translation>--dns: %1</translation>
    </message>
    <message>
        <source>--http-page %1: %2</source>
        <translation>--http-page %1: %2</translation>
    </message>
    <message>
        <source>--http-page %1: the file is empty</source>
        <translation>--http-page %1: Die Datei ist leer</translation>
    </message>
    <message>
        <source>A SOCKS proxy that keeps streams apart and shows them live.

Without a command it runs, with a window unless --headless is given. A command asks the one that runs:
  status             what it does, in a few numbers
  streams            open streams, and ended ones that it remembers
  groups             isolation groups
  ports              listening ports
  close ID           close a stream
  new-circuit GROUP  later streams of the group start afresh
  new-identity       the same for every group
Exit status: 0, or 3 where nothing is running, 2 for a mistake on the command line, 1 for anything else.</source>
        <translation>Ein SOCKS-Proxy, der Streams voneinander trennt und live anzeigt.

Ohne Befehl startet Argyle, und zwar mit Fenster, sofern nicht --headless angegeben ist. Ein Befehl richtet sich an das laufende Argyle:
  status             Überblick in wenigen Zahlen
  streams            offene Streams und beendete, die noch bekannt sind
  groups             Isolationsgruppen
  ports              Ports, auf denen Argyle lauscht
  close ID           einen Stream schließen
  new-circuit GROUP  spätere Streams der Gruppe beginnen neu
  new-identity       dasselbe für alle Gruppen
Rückgabewert: 0; 3, wenn Argyle nicht läuft; 2 bei einem Fehler in der Befehlszeile; sonst 1.</translation>
    </message>
    <message>
        <source>--json goes with a command: status, streams, groups or ports</source>
        <translation>--json wird mit einem Befehl verwendet: status, streams, groups oder ports</translation>
    </message>
    <message>
        <source>--socks-port: %1</source>
        <translation>--socks-port: %1</translation>
    </message>
    <message>
        <source>--config needs the name of a settings file</source>
        <translation>--config braucht den Namen einer Einstellungsdatei</translation>
    </message>
    <message>
        <source>--http-page needs the name of a file</source>
        <translation>--http-page braucht den Namen einer Datei</translation>
    </message>
</context>
<context>
    <name>argyle::Desktop</name>
    <message>
        <source>Argyle</source>
        <translation>Argyle</translation>
    </message>
    <message>
        <source>System proxy</source>
        <translation>System-Proxy</translation>
    </message>
    <message>
        <source>Asking %1 through %2…</source>
        <comment>destination, port</comment>
        <translation>Anfrage an %1 über %2…</translation>
    </message>
    <message>
        <source>Argyle runs already</source>
        <translation>Argyle läuft bereits</translation>
    </message>
    <message>
        <source>The port stays as it is, because otherwise: %1</source>
        <translation>Der Port bleibt, wie er ist, denn sonst gilt: %1</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Argyle is paused until you have seen to the settings: nobody should be led out, and no name be looked up, another way than you chose.</source>
        <translation>Argyle pausiert, bis Sie die Einstellungen geprüft haben: Niemand soll einen anderen Weg geführt und kein Name anderswo aufgelöst werden, als Sie gewählt haben.</translation>
    </message>
    <message>
        <source>New identity</source>
        <translation>Neue Identität</translation>
    </message>
    <message>
        <source>Later streams share nothing with earlier ones.</source>
        <translation>Spätere Streams teilen nichts mit früheren.</translation>
    </message>
</context>
<context>
    <name>argyle::Headless</name>
    <message>
        <source>there is no settings file %1</source>
        <translation>Es gibt keine Einstellungsdatei %1</translation>
    </message>
    <message>
        <source>%1 Nobody is served otherwise than you chose: see to that, or give %2.</source>
        <comment>a sentence on what is lost, options</comment>
        <translation>%1 Niemand wird anders bedient, als Sie gewählt haben: Kümmern Sie sich darum, oder geben Sie %2 an.</translation>
    </message>
    <message>
        <source>%1 sets what Argyle does not know: %2.</source>
        <comment>a file, its keys</comment>
        <translation>%1 legt fest, was Argyle nicht kennt: %2.</translation>
    </message>
</context>
<context>
    <name>argyle::Main</name>
    <message>
        <source>there is no display to open a window on; run it with --headless</source>
        <translation>Es gibt keinen Bildschirm für ein Fenster; starten Sie Argyle mit --headless</translation>
    </message>
</context>
<context>
    <name>argyle::control::AnswerText</name>
    <message>
        <source>handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>resolving</source>
        <translation>löst auf</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>No streams.</source>
        <translation>Keine Streams.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>what a lookup found, or what went wrong</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>No isolation groups.</source>
        <translation>Keine Isolationsgruppen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Open streams</source>
        <translation>Offene Streams</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>No ports.</source>
        <translation>Keine Ports.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>SocksPort</source>
        <translation>SocksPort</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Tor: %1</source>
        <translation>Tor: %1</translation>
    </message>
    <message>
        <source>Tor warns: %1</source>
        <translation>Tor warnt: %1</translation>
    </message>
    <message>
        <source>Tor takes a new identity once in 10 s: the next one in %1.</source>
        <translation>Tor nimmt höchstens alle 10 s eine neue Identität an: die nächste in %1.</translation>
    </message>
    <message>
        <source>Argyle %1</source>
        <translation>Argyle %1</translation>
    </message>
    <message>
        <source>Route: %1</source>
        <translation>Route: %1</translation>
    </message>
    <message>
        <source>Open streams: %1</source>
        <translation>Offene Streams: %1</translation>
    </message>
    <message>
        <source>No replies yet.</source>
        <translation>Noch keine Antworten.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Stream %1 is closed.</source>
        <translation>Stream %1 ist geschlossen.</translation>
    </message>
    <message>
        <source>Later streams of group %1 start afresh.</source>
        <translation>Spätere Streams der Gruppe %1 beginnen neu.</translation>
    </message>
    <message>
        <source>Later streams start afresh, in every group.</source>
        <translation>Spätere Streams beginnen neu, in jeder Gruppe.</translation>
    </message>
</context>
<context>
    <name>argyle::control::Client</name>
    <message>
        <source>no Argyle is running: %1</source>
        <translation>Argyle läuft nicht: %1</translation>
    </message>
    <message>
        <source>no Argyle is running: nobody answers at %1</source>
        <translation>Argyle läuft nicht: Unter %1 antwortet niemand</translation>
    </message>
    <message>
        <source>the running Argyle does not answer</source>
        <translation>Das laufende Argyle antwortet nicht</translation>
    </message>
    <message>
        <source>the answer could not be written</source>
        <translation>Die Antwort ließ sich nicht schreiben</translation>
    </message>
</context>
<context>
    <name>argyle::control::Command</name>
    <message>
        <source>&quot;%1&quot; is no command; there are status, streams, groups, ports, close ID, new-circuit GROUP and new-identity</source>
        <translation>„%1“ ist kein Befehl; es gibt status, streams, groups, ports, close ID, new-circuit GROUP und new-identity</translation>
    </message>
    <message>
        <source>%1 takes nothing after it</source>
        <translation>Nach %1 darf nichts folgen</translation>
    </message>
    <message>
        <source>%1 takes the number of one stream, as &quot;argyle streams&quot; shows it</source>
        <translation>%1 erwartet die Nummer eines Streams, wie „argyle streams“ sie anzeigt</translation>
    </message>
    <message>
        <source>%1 takes the number of one group, as &quot;argyle groups&quot; shows it</source>
        <translation>%1 erwartet die Nummer einer Gruppe, wie „argyle groups“ sie anzeigt</translation>
    </message>
    <message>
        <source>the request is not a JSON object: %1</source>
        <translation>Die Anfrage ist kein JSON-Objekt: %1</translation>
    </message>
    <message>
        <source>the request has no &quot;command&quot; that is known</source>
        <translation>Die Anfrage enthält kein bekanntes „command“</translation>
    </message>
    <message>
        <source>%1 needs an &quot;id&quot; that is a positive number</source>
        <translation>%1 benötigt eine positive Zahl als „id“</translation>
    </message>
    <message>
        <source>the request is not a JSON object</source>
        <translation>die Anfrage ist kein JSON-Objekt</translation>
    </message>
</context>
<context>
    <name>argyle::control::Server</name>
    <message>
        <source>a request may have %1 bytes at most</source>
        <translation>Eine Anfrage darf höchstens %1 Bytes lang sein</translation>
    </message>
    <message>
        <source>another Argyle runs already and answers the command line</source>
        <translation>Es läuft bereits ein anderes Argyle, das Befehle von der Befehlszeile entgegennimmt</translation>
    </message>
    <message>
        <source>another program answers at %1</source>
        <translation>Unter %1 antwortet ein anderes Programm</translation>
    </message>
    <message>
        <source>too many programs ask at once</source>
        <translation>Zu viele Programme fragen gleichzeitig an</translation>
    </message>
    <message>
        <source>there is no open stream %1</source>
        <translation>Es gibt keinen offenen Stream %1</translation>
    </message>
    <message>
        <source>there is no group %1</source>
        <translation>Es gibt keine Gruppe %1</translation>
    </message>
    <message>
        <source>the Argyle that runs has no window</source>
        <translation>Das laufende Argyle hat kein Fenster</translation>
    </message>
    <message>
        <source>the control socket&apos;s lock cannot be opened in %1: %2</source>
        <translation>Die Sperrdatei des Steuer-Sockets in %1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>the control socket cannot be opened at %1: %2</source>
        <translation>Der Steuer-Socket %1 lässt sich nicht öffnen: %2</translation>
    </message>
</context>
<context>
    <name>argyle::control::SocketFolder</name>
    <message>
        <source>there is no folder %1</source>
        <translation>Es gibt keinen Ordner %1</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>the folder %1 belongs to someone else</source>
        <translation>Der Ordner %1 gehört jemand anderem</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made: %2</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: %2</translation>
    </message>
    <message>
        <source>others may enter the folder %1, and that cannot be changed: %2</source>
        <translation>Andere haben Zugang zum Ordner %1, und das lässt sich nicht ändern: %2</translation>
    </message>
</context>
<context>
    <name>argyle::engine::Listener</name>
    <message>
        <source>another program listens there already; close it or choose another port</source>
        <translation>Dort lauscht bereits ein anderes Programm; beenden Sie es oder wählen Sie einen anderen Port</translation>
    </message>
    <message>
        <source>%1 (process %2) listens there already; close it or choose another port</source>
        <comment>a program, its id</comment>
        <translation>Dort lauscht bereits %1 (Prozess %2); beenden Sie das Programm oder wählen Sie einen anderen Port</translation>
    </message>
    <message>
        <source>the system forbids it; ports below 1024 need special rights</source>
        <translation>Das System erlaubt es nicht; Ports unter 1024 erfordern besondere Rechte</translation>
    </message>
    <message>
        <source>this machine does not have that address</source>
        <translation>Dieser Rechner hat diese Adresse nicht</translation>
    </message>
    <message>
        <source>another program listens there already, or something else has that name</source>
        <translation>Dort lauscht bereits ein anderes Programm, oder etwas anderes trägt diesen Namen</translation>
    </message>
    <message>
        <source>another port of Argyle listens there already; choose another address</source>
        <translation>Dort lauscht bereits ein anderer Port von Argyle; wählen Sie eine andere Adresse</translation>
    </message>
    <message>
        <source>this machine has no IPv6</source>
        <translation>Dieser Rechner hat kein IPv6</translation>
    </message>
    <message>
        <source>so many streams are open that new clients wait; close some, or raise the limit on open files</source>
        <translation>so viele Streams sind offen, dass neue Clients warten; schließen Sie einige, oder erhöhen Sie die Grenze für offene Dateien</translation>
    </message>
</context>
<context>
    <name>argyle::engine::Rules</name>
    <message>
        <source>This port refuses clients that resolve names themselves (SafeSocks).</source>
        <translation>Dieser Port weist Clients ab, die Namen selbst auflösen (SafeSocks).</translation>
    </message>
    <message>
        <source>This port lets through onion services only (OnionTrafficOnly).</source>
        <translation>Dieser Port lässt nur Onion-Dienste durch (OnionTrafficOnly).</translation>
    </message>
    <message>
        <source>This port refuses onion services (NoOnionTraffic).</source>
        <translation>Dieser Port weist Onion-Dienste ab (NoOnionTraffic).</translation>
    </message>
    <message>
        <source>This port refuses name lookups (NoDNSRequest).</source>
        <translation>Dieser Port weist Namensauflösungen ab (NoDNSRequest).</translation>
    </message>
    <message>
        <source>This port refuses IPv4 destinations (NoIPv4Traffic).</source>
        <translation>Dieser Port weist IPv4-Ziele ab (NoIPv4Traffic).</translation>
    </message>
    <message>
        <source>This port refuses IPv6 destinations (NoIPv6Traffic).</source>
        <translation>Dieser Port weist IPv6-Ziele ab (NoIPv6Traffic).</translation>
    </message>
</context>
<context>
    <name>argyle::engine::Stream</name>
    <message>
        <source>The client closed in the middle of the handshake.</source>
        <translation>Der Client hat die Verbindung mitten im Handshake geschlossen.</translation>
    </message>
    <message>
        <source>The client closed without a word.</source>
        <translation>Der Client hat die Verbindung geschlossen, ohne etwas zu senden.</translation>
    </message>
    <message>
        <source>The client offers no way of authentication that Argyle has.</source>
        <translation>Der Client bietet keine Art der Anmeldung an, die Argyle hat.</translation>
    </message>
    <message>
        <source>Unknown protocol; the client began with %1.</source>
        <translation>Unbekanntes Protokoll; der Client begann mit %1.</translation>
    </message>
    <message>
        <source>The client went away before the reply.</source>
        <translation>Der Client hat die Verbindung vor der Antwort beendet.</translation>
    </message>
    <message>
        <source>An HTTP client: it takes this port for an HTTP proxy.</source>
        <translation>Ein HTTP-Client: Er hält diesen Port für einen HTTP-Proxy.</translation>
    </message>
    <message>
        <source>SOCKS4 has no room for the IPv6 address that was found.</source>
        <translation>SOCKS4 hat keinen Platz für die gefundene IPv6-Adresse.</translation>
    </message>
    <message>
        <source>The client reset the connection.</source>
        <translation>Der Client hat die Verbindung zurückgesetzt.</translation>
    </message>
    <message>
        <source>The destination reset the connection.</source>
        <translation>Das Ziel hat die Verbindung zurückgesetzt.</translation>
    </message>
    <message>
        <source>You closed the stream.</source>
        <translation>Sie haben den Stream geschlossen.</translation>
    </message>
    <message>
        <source>The client did not finish its handshake in time.</source>
        <translation>Der Client hat den Handshake nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The way out did not open in time.</source>
        <translation>Die ausgehende Verbindung kam nicht rechtzeitig zustande.</translation>
    </message>
    <message>
        <source>An HTTP client: it takes this port for a web server.</source>
        <translation>Ein HTTP-Client: Er hält diesen Port für einen Webserver.</translation>
    </message>
</context>
<context>
    <name>argyle::isolation</name>
    <message>
        <source>tag %1</source>
        <extracomment>a tag of four digits, which tells credentials apart without telling them</extracomment>
        <translation>#%1</translation>
    </message>
    <message>
        <source>Client address</source>
        <translation>Client-Adresse</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>Zielport</translation>
    </message>
    <message>
        <source>Destination address</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Session group</source>
        <translation>Sitzungsgruppe</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>client addresses not kept apart</source>
        <translation>Client-Adressen nicht getrennt</translation>
    </message>
    <message>
        <source>credentials not kept apart</source>
        <translation>Zugangsdaten nicht getrennt</translation>
    </message>
    <message>
        <source>protocols kept apart</source>
        <translation>Protokolle getrennt</translation>
    </message>
    <message>
        <source>destination ports kept apart</source>
        <translation>Zielports getrennt</translation>
    </message>
    <message>
        <source>destination addresses kept apart</source>
        <translation>Zieladressen getrennt</translation>
    </message>
    <message>
        <source>applications kept apart</source>
        <translation>Anwendungen getrennt</translation>
    </message>
    <message>
        <source>circuits with credentials kept alive</source>
        <translation>Kanäle mit Zugangsdaten bleiben bestehen</translation>
    </message>
    <message>
        <source>IPv4 off</source>
        <translation>IPv4 aus</translation>
    </message>
    <message>
        <source>IPv6 off</source>
        <translation>IPv6 aus</translation>
    </message>
    <message>
        <source>IPv6 preferred</source>
        <translation>IPv6 bevorzugt</translation>
    </message>
    <message>
        <source>no name lookups</source>
        <translation>keine Namensauflösung</translation>
    </message>
    <message>
        <source>no onion services</source>
        <translation>keine Onion-Dienste</translation>
    </message>
    <message>
        <source>only onion services</source>
        <translation>nur Onion-Dienste</translation>
    </message>
    <message>
        <source>names only</source>
        <translation>nur Namen</translation>
    </message>
    <message>
        <source>no authentication preferred</source>
        <translation>möglichst ohne Authentifizierung</translation>
    </message>
    <message>
        <source>extended errors</source>
        <translation>erweiterte Fehlercodes</translation>
    </message>
    <message>
        <source>open to its group</source>
        <translation>offen für seine Gruppe</translation>
    </message>
    <message>
        <source>open to every user</source>
        <translation>offen für alle Benutzer</translation>
    </message>
    <message>
        <source>folder may be readable by others</source>
        <translation>Ordner darf für andere lesbar sein</translation>
    </message>
    <message>
        <source>IPv4 answers remembered by Tor</source>
        <translation>Tor merkt sich IPv4-Antworten</translation>
    </message>
    <message>
        <source>IPv6 answers remembered by Tor</source>
        <translation>Tor merkt sich IPv6-Antworten</translation>
    </message>
    <message>
        <source>remembered IPv4 answers used by Tor</source>
        <translation>Tor verwendet gemerkte IPv4-Antworten</translation>
    </message>
    <message>
        <source>remembered IPv6 answers used by Tor</source>
        <translation>Tor verwendet gemerkte IPv6-Antworten</translation>
    </message>
    <message>
        <source>IPv4 preferred for mapped names</source>
        <translation>IPv4 bei umgeleiteten Namen bevorzugt</translation>
    </message>
    <message>
        <source>%1 is for Unix-domain sockets only.</source>
        <translation>%1 gilt nur für Unix-Sockets.</translation>
    </message>
    <message>
        <source>OnionTrafficOnly and NoOnionTraffic together leave no traffic.</source>
        <translation>OnionTrafficOnly und NoOnionTraffic zusammen lassen keinen Verkehr übrig.</translation>
    </message>
    <message>
        <source>NoIPv4Traffic and NoIPv6Traffic together leave no traffic; for onion services alone there is OnionTrafficOnly.</source>
        <translation>NoIPv4Traffic und NoIPv6Traffic zusammen lassen keinen Verkehr übrig; nur für Onion-Dienste gibt es OnionTrafficOnly.</translation>
    </message>
    <message>
        <source>&quot;unix:%1&quot; has no absolute path: it begins with a slash.</source>
        <translation>„unix:%1“ hat keinen absoluten Pfad: Ein solcher beginnt mit einem Schrägstrich.</translation>
    </message>
    <message>
        <source>The path &quot;%1&quot; holds a control character.</source>
        <translation>Der Pfad „%1“ enthält ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IP address to listen on.</source>
        <translation>„%1“ ist keine IP-Adresse, auf der Argyle lauschen kann.</translation>
    </message>
    <message>
        <source>SessionGroup=%1: a session group is not negative.</source>
        <translation>SessionGroup=%1: Eine Sitzungsgruppe ist nicht negativ.</translation>
    </message>
    <message>
        <source>shares session group %1</source>
        <extracomment>Ports with the same number share isolation groups.</extracomment>
        <translation>teilt die Sitzungsgruppe %1</translation>
    </message>
</context>
<context>
    <name>argyle::isolation::PortParser</name>
    <message>
        <source>The line is empty: a port begins with a number, an address and a number, or unix: and a path.</source>
        <translation>Die Zeile ist leer: Ein Port beginnt mit einer Nummer, mit Adresse und Nummer oder mit unix: und einem Pfad.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no closing bracket.</source>
        <translation>In „%1“ fehlt die schließende Klammer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no port: write %2:1080, for example.</source>
        <translation>In „%1“ fehlt der Port: Schreiben Sie zum Beispiel %2:1080.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no port: write %1:1080, for example.</source>
        <translation>In „%1“ fehlt der Port: Schreiben Sie zum Beispiel %1:1080.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: an IPv6 address stands in brackets, as in [::1]:1080.</source>
        <translation>„%1“: Eine IPv6-Adresse steht in eckigen Klammern, wie in [::1]:1080.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in &quot;%2&quot; is not an IP address to listen on.</source>
        <translation>„%1“ in „%2“ ist keine IP-Adresse, auf der Argyle lauschen kann.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a port: it is a number from 1 to 65535, or auto.</source>
        <translation>„%1“ ist kein Port: Erlaubt sind eine Zahl von 1 bis 65535 oder auto.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no closing quotation mark.</source>
        <translation>In „%1“ fehlt das schließende Anführungszeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a space is due after the closing quotation mark.</source>
        <translation>„%1“: Nach dem schließenden Anführungszeichen muss ein Leerzeichen folgen.</translation>
    </message>
    <message>
        <source>&quot;\%1&quot; is not an escape sequence that a path may hold.</source>
        <translation>„\%1“ ist keine Escape-Sequenz, die in einem Pfad stehen darf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an escape sequence that a path may hold.</source>
        <translation>„%1“ ist keine Escape-Sequenz, die in einem Pfad stehen darf.</translation>
    </message>
    <message>
        <source>The path in &quot;%1&quot; is not UTF-8.</source>
        <translation>Der Pfad in „%1“ ist kein UTF-8.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a flag of a SocksPort.</source>
        <translation>„%1“ ist keine Option eines SocksPort.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the second SessionGroup of the line.</source>
        <translation>„%1“ ist die zweite SessionGroup in dieser Zeile.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a session group is a number from 0 to 2147483647.</source>
        <translation>„%1“: Eine Sitzungsgruppe ist eine Zahl von 0 bis 2147483647.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a flag of a SocksPort: use DNSRequest, IPv4Traffic and IPv6Traffic instead.</source>
        <translation>„%1“ ist keine Option eines SocksPort: Verwenden Sie stattdessen DNSRequest, IPv4Traffic und IPv6Traffic.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; contradicts OnionTrafficOnly.</source>
        <translation>„%1“ widerspricht OnionTrafficOnly.</translation>
    </message>
</context>
<context>
    <name>argyle::observe::BootstrapPhase</name>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Connecting to pluggable transport</source>
        <translation>Verbindung zum Pluggable Transport wird aufgebaut</translation>
    </message>
    <message>
        <source>Connected to pluggable transport</source>
        <translation>Mit dem Pluggable Transport verbunden</translation>
    </message>
    <message>
        <source>Connecting to proxy</source>
        <translation>Verbindung zum Proxy wird aufgebaut</translation>
    </message>
    <message>
        <source>Connected to proxy</source>
        <translation>Mit dem Proxy verbunden</translation>
    </message>
    <message>
        <source>Connecting to a relay</source>
        <translation>Verbindung zu einem Relay wird aufgebaut</translation>
    </message>
    <message>
        <source>Connected to a relay</source>
        <translation>Mit einem Relay verbunden</translation>
    </message>
    <message>
        <source>Handshaking with a relay</source>
        <translation>Handshake mit einem Relay läuft</translation>
    </message>
    <message>
        <source>Handshake with a relay done</source>
        <translation>Handshake mit einem Relay abgeschlossen</translation>
    </message>
    <message>
        <source>Establishing an encrypted directory connection</source>
        <translation>Verschlüsselte Verzeichnisverbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Asking for networkstatus consensus</source>
        <translation>Konsens zum Netzwerkstatus wird angefragt</translation>
    </message>
    <message>
        <source>Loading networkstatus consensus</source>
        <translation>Konsens zum Netzwerkstatus wird geladen</translation>
    </message>
    <message>
        <source>Loading authority key certs</source>
        <translation>Zertifikate der Verzeichnisautoritäten werden geladen</translation>
    </message>
    <message>
        <source>Asking for relay descriptors</source>
        <translation>Relay-Deskriptoren werden angefragt</translation>
    </message>
    <message>
        <source>Loading relay descriptors</source>
        <translation>Relay-Deskriptoren werden geladen</translation>
    </message>
    <message>
        <source>Loaded enough directory info to build circuits</source>
        <translation>Genug Verzeichnisdaten für den Aufbau von Kanälen geladen</translation>
    </message>
    <message>
        <source>Connecting to pluggable transport to build circuits</source>
        <translation>Für Kanäle wird eine Verbindung zum Pluggable Transport aufgebaut</translation>
    </message>
    <message>
        <source>Connected to pluggable transport to build circuits</source>
        <translation>Für Kanäle mit dem Pluggable Transport verbunden</translation>
    </message>
    <message>
        <source>Connecting to proxy to build circuits</source>
        <translation>Für Kanäle wird eine Verbindung zum Proxy aufgebaut</translation>
    </message>
    <message>
        <source>Connected to proxy to build circuits</source>
        <translation>Für Kanäle mit dem Proxy verbunden</translation>
    </message>
    <message>
        <source>Connecting to a relay to build circuits</source>
        <translation>Für Kanäle wird eine Verbindung zu einem Relay aufgebaut</translation>
    </message>
    <message>
        <source>Connected to a relay to build circuits</source>
        <translation>Für Kanäle mit einem Relay verbunden</translation>
    </message>
    <message>
        <source>Finishing handshake with a relay to build circuits</source>
        <translation>Handshake mit einem Relay für Kanäle wird abgeschlossen</translation>
    </message>
    <message>
        <source>Handshake finished with a relay to build circuits</source>
        <translation>Handshake mit einem Relay für Kanäle abgeschlossen</translation>
    </message>
    <message>
        <source>Establishing a Tor circuit</source>
        <translation>Ein Tor-Kanal wird aufgebaut</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>argyle::routes::Direct</name>
    <message>
        <source>The name servers did not answer in time.</source>
        <translation>Die Nameserver haben nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The name servers could not answer.</source>
        <translation>Die Nameserver konnten nicht antworten.</translation>
    </message>
    <message>
        <source>The name servers were changed while the lookup was under way.</source>
        <translation>Die Nameserver wurden während der Namensauflösung geändert.</translation>
    </message>
    <message>
        <source>There is no such name.</source>
        <translation>Diesen Namen gibt es nicht.</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>The name leads nowhere: its address is 0.0.0.0 or ::, which filters give to what they block.</source>
        <translation>Der Name führt nirgendwohin: Seine Adresse ist 0.0.0.0 oder ::, wie Filter sie dem geben, was sie sperren.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::OwnTorRoute</name>
    <message>
        <source>This Tor was ended: another one was chosen.</source>
        <translation>Dieser Tor-Prozess wurde beendet, weil ein anderer gewählt wurde.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::ProxyConversation</name>
    <message>
        <source>The proxy itself cannot be reached. %1</source>
        <translation>Der Proxy selbst ist nicht erreichbar. %1</translation>
    </message>
    <message>
        <source>Nothing listens at its address and port.</source>
        <translation>An seiner Adresse und seinem Port lauscht nichts.</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <translation>Er hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Its host does not answer.</source>
        <translation>Sein Host antwortet nicht.</translation>
    </message>
    <message>
        <source>The proxy answered: %1.</source>
        <translation>Antwort des Proxys: %1.</translation>
    </message>
    <message>
        <source>The proxy demands a user name and password, or another method that Argyle does not have.</source>
        <translation>Der Proxy verlangt Benutzername und Passwort oder ein anderes Verfahren, das Argyle nicht beherrscht.</translation>
    </message>
    <message>
        <source>The proxy takes no user name and password, or demands a method that Argyle does not have.</source>
        <translation>Der Proxy nimmt Benutzername und Passwort nicht an oder verlangt ein Verfahren, das Argyle nicht beherrscht.</translation>
    </message>
    <message>
        <source>The proxy refused the user name and password.</source>
        <translation>Der Proxy hat Benutzername und Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>What answers there is no SOCKS5 proxy.</source>
        <translation>Was dort antwortet, ist kein SOCKS5-Proxy.</translation>
    </message>
    <message>
        <source>The proxy&apos;s answer makes no sense.</source>
        <translation>Die Antwort des Proxys ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The request has no room in a SOCKS5 message.</source>
        <translation>Die Anfrage passt nicht in eine SOCKS5-Nachricht.</translation>
    </message>
    <message>
        <source>The proxy closed the connection before it answered.</source>
        <translation>Der Proxy hat die Verbindung geschlossen, bevor er geantwortet hat.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is a port of Argyle itself: streams would go in circles.</source>
        <translation>Die Adresse des Proxys ist ein Port von Argyle selbst: Streams liefen im Kreis.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::ProxyTrial</name>
    <message>
        <source>%1 takes the connection but does not answer: is it a SOCKS5 proxy?</source>
        <translation>%1 nimmt die Verbindung an, antwortet aber nicht: Ist es ein SOCKS5-Proxy?</translation>
    </message>
    <message>
        <source>%1 does not answer at all: is the address right, and does no firewall stand in the way?</source>
        <translation>%1 antwortet überhaupt nicht: Stimmt die Adresse, und ist keine Firewall im Weg?</translation>
    </message>
    <message>
        <source>The name %1 could not be looked up in time.</source>
        <translation>Der Name %1 konnte nicht rechtzeitig aufgelöst werden.</translation>
    </message>
    <message>
        <source>There is no host %1, or no name server knows it.</source>
        <translation>Es gibt keinen Host %1, oder kein Nameserver kennt ihn.</translation>
    </message>
    <message>
        <source>It looks names up for clients that ask for an address (RESOLVE).</source>
        <translation>Der Proxy löst Namen für Clients auf, die eine Adresse wissen wollen (RESOLVE).</translation>
    </message>
    <message>
        <source>It does not know RESOLVE: clients that ask for an address are told 07, command not supported. Connections are not concerned.</source>
        <translation>Der Proxy kennt RESOLVE nicht: Clients, die eine Adresse wissen wollen, erhalten 07, „Befehl nicht unterstützt“. Verbindungen sind davon nicht betroffen.</translation>
    </message>
    <message>
        <source>It refuses to look up an address. %1</source>
        <translation>Der Proxy lehnt es ab, eine Adresse aufzulösen. %1</translation>
    </message>
    <message>
        <source>%1 answers as a SOCKS5 proxy and takes the user name and password.</source>
        <translation>%1 antwortet als SOCKS5-Proxy und nimmt Benutzername und Passwort an.</translation>
    </message>
    <message>
        <source>%1 answers as a SOCKS5 proxy, but does not ask for the user name and password: it lets everybody in.</source>
        <translation>%1 antwortet als SOCKS5-Proxy, fragt aber nicht nach Benutzername und Passwort: Er lässt alle herein.</translation>
    </message>
    <message>
        <source>%1 answers as a SOCKS5 proxy and asks for no password.</source>
        <translation>%1 antwortet als SOCKS5-Proxy und verlangt kein Passwort.</translation>
    </message>
    <message>
        <source>It does not know RESOLVE: for clients that ask for an address it closes the connection. Connections are not concerned.</source>
        <translation>Der Proxy kennt RESOLVE nicht: Wenn Clients eine Adresse wissen wollen, schließt er die Verbindung. Andere Verbindungen sind davon nicht betroffen.</translation>
    </message>
    <message>
        <source>It takes the whole handshake in one write, which opens streams sooner.</source>
        <translation>Der Proxy nimmt den ganzen Handshake auf einmal an, wodurch Streams schneller offen sind.</translation>
    </message>
    <message>
        <source>It wants the handshake step by step, which Argyle does.</source>
        <translation>Der Proxy verlangt den Handshake Schritt für Schritt; Argyle richtet sich danach.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::Route</name>
    <message>
        <source>Onion services can be reached through Tor only: choose the Tor route.</source>
        <translation>Onion-Dienste sind nur über Tor erreichbar: Wählen Sie die Route über Tor.</translation>
    </message>
    <message>
        <source>The destination refused the connection: nothing listens on that port.</source>
        <translation>Das Ziel hat die Verbindung abgelehnt: Auf diesem Port lauscht nichts.</translation>
    </message>
    <message>
        <source>The connection was reset before it was up.</source>
        <translation>Die Verbindung wurde zurückgesetzt, bevor sie aufgebaut war.</translation>
    </message>
    <message>
        <source>The destination did not answer in time.</source>
        <translation>Das Ziel hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>There is no way to that network from this machine.</source>
        <translation>Von diesem Rechner führt kein Weg in dieses Netz.</translation>
    </message>
    <message>
        <source>The destination host cannot be reached.</source>
        <translation>Der Zielhost ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>A rule of this machine&apos;s firewall forbids the connection.</source>
        <translation>Eine Firewall-Regel dieses Rechners verbietet die Verbindung.</translation>
    </message>
    <message>
        <source>No descriptors are left: close some streams or raise the limit (ulimit -n).</source>
        <translation>Es sind keine Dateideskriptoren mehr frei: Schließen Sie einige Streams, oder erhöhen Sie die Grenze (ulimit -n).</translation>
    </message>
    <message>
        <source>The connection failed: %1.</source>
        <translation>Die Verbindung ist gescheitert: %1.</translation>
    </message>
    <message>
        <source>This machine has no free port for one more connection to that destination.</source>
        <translation>Dieser Rechner hat keinen freien Port für eine weitere Verbindung zu diesem Ziel.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::RunningTorRoute</name>
    <message>
        <source>The SocksPort of that Tor has NoIsolateSOCKSAuth: isolation groups share circuits there.</source>
        <translation>Der SocksPort dieses Tor-Dienstes hat NoIsolateSOCKSAuth: Isolationsgruppen teilen sich dort Kanäle.</translation>
    </message>
    <message>
        <source>The SocksPort of that Tor has no ExtendedErrors: it does not tell why an onion service failed.</source>
        <translation>Der SocksPort dieses Tor-Dienstes hat kein ExtendedErrors: Er sagt nicht, warum ein Onion-Dienst nicht erreichbar war.</translation>
    </message>
    <message>
        <source>Nothing answers at %1: is Tor running?</source>
        <translation>Unter %1 antwortet nichts: Läuft Tor?</translation>
    </message>
    <message>
        <source>only a Tor that Argyle runs itself can do this for one port: %1; remove that from the port, or choose the route tor</source>
        <translation>Nur ein eigener Tor-Prozess von Argyle kann das für einen einzelnen Port: %1; entfernen Sie es beim Port, oder wählen Sie die Route tor</translation>
    </message>
    <message>
        <source>Tor at %1</source>
        <translation>Tor unter %1</translation>
    </message>
    <message>
        <source>%1 (not tried yet)</source>
        <translation>%1 (noch nicht versucht)</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorAttempt</name>
    <message>
        <source>Tor answered: %1.</source>
        <translation>Antwort von Tor: %1.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorAuthentication</name>
    <message>
        <source>Tor&apos;s control port wants its cookie, and %1 cannot be read: %2. Let your account read it (on Debian, join the group debian-tor), or give a password.</source>
        <translation>Der Steuerport von Tor verlangt sein Cookie, aber %1 lässt sich nicht lesen: %2. Geben Sie Ihrem Konto Lesezugriff (unter Debian: Aufnahme in die Gruppe debian-tor), oder geben Sie ein Passwort an.</translation>
    </message>
    <message>
        <source>%1 holds no cookie of Tor&apos;s control port.</source>
        <translation>%1 enthält kein Cookie für den Steuerport von Tor.</translation>
    </message>
    <message>
        <source>Tor&apos;s control port wants a password, and the route has none.</source>
        <translation>Der Steuerport von Tor verlangt ein Passwort, und in der Route steht keines.</translation>
    </message>
    <message>
        <source>Tor&apos;s control port offers no way to log in that Argyle knows.</source>
        <translation>Der Steuerport von Tor bietet kein Anmeldeverfahren an, das Argyle kennt.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorControl</name>
    <message>
        <source>nothing listens there</source>
        <translation>Dort lauscht nichts</translation>
    </message>
    <message>
        <source>there is no such host, or no such socket</source>
        <translation>Diesen Host oder Socket gibt es nicht</translation>
    </message>
    <message>
        <source>this account may not use it</source>
        <translation>Dieses Konto darf ihn nicht verwenden</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>Er hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>Tor&apos;s control port at %1 cannot be reached: %2.</source>
        <translation>Der Steuerport von Tor unter %1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>What answers there is not the control port of a Tor.</source>
        <translation>Was dort antwortet, ist kein Steuerport von Tor.</translation>
    </message>
    <message>
        <source>What answers at the control port does not know Tor&apos;s cookie: it is not that Tor.</source>
        <translation>Was am Steuerport antwortet, kennt das Cookie nicht: Es ist nicht dieser Tor-Dienst.</translation>
    </message>
    <message>
        <source>Tor&apos;s control port refused the login.</source>
        <translation>Der Steuerport von Tor hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>Tor&apos;s control port refused the password.</source>
        <translation>Der Steuerport von Tor hat das Passwort abgelehnt.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorControlTrial</name>
    <message>
        <source>%1 does not answer as the control port of a Tor.</source>
        <translation>%1 antwortet nicht wie ein Steuerport von Tor.</translation>
    </message>
    <message>
        <source>Tor %1 lets Argyle in at its control port, by its cookie.</source>
        <translation>Tor %1 lässt Argyle mit dem Cookie an seinen Steuerport.</translation>
    </message>
    <message>
        <source>Tor %1 lets Argyle in at its control port, by the password.</source>
        <translation>Tor %1 lässt Argyle mit dem Passwort an seinen Steuerport.</translation>
    </message>
    <message>
        <source>Tor %1 lets everybody in at its control port, without a cookie or a password.</source>
        <translation>Tor %1 lässt alle an seinen Steuerport, ohne Cookie oder Passwort.</translation>
    </message>
    <message>
        <source>It is connected to the Tor network.</source>
        <translation>Tor ist mit dem Tor-Netzwerk verbunden.</translation>
    </message>
    <message>
        <source>It is not ready yet: it has bootstrapped %1 % (%2). Streams wait until it is.</source>
        <translation>Tor ist noch nicht bereit: Verbindungsaufbau bei %1 % (%2). Streams warten so lange.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorProcess</name>
    <message>
        <source>%1 cannot be run: %2.</source>
        <translation>%1 lässt sich nicht ausführen: %2.</translation>
    </message>
    <message>
        <source>%1 does not say which version of Tor it is.</source>
        <translation>%1 gibt nicht an, welche Version von Tor es ist.</translation>
    </message>
    <message>
        <source>Tor has ended; it is started again.</source>
        <translation>Tor hat sich beendet; es wird neu gestartet.</translation>
    </message>
    <message>
        <source>Tor has ended: %1</source>
        <translation>Tor hat sich beendet: %1</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorProgram</name>
    <message>
        <source>install the package “tor” of your system, or see https://www.torproject.org</source>
        <translation>Installieren Sie das Paket „tor“ Ihres Systems, oder besuchen Sie https://www.torproject.org</translation>
    </message>
    <message>
        <source>install it with: %1</source>
        <translation>Installieren Sie es mit: %1</translation>
    </message>
    <message>
        <source>There is no program %1, which is set as the tor to run: choose another one on the page Route of the settings.</source>
        <translation>Das Programm %1, das als tor eingestellt ist, gibt es nicht: Wählen Sie in den Einstellungen auf der Seite „Route“ ein anderes.</translation>
    </message>
    <message>
        <source>Tor is not installed: %1.</source>
        <translation>Tor ist nicht installiert. %1.</translation>
    </message>
    <message>
        <source>%1 is Tor %2, but Argyle needs %3 or newer: %4.</source>
        <translation>%1 ist Tor %2, aber Argyle benötigt mindestens %3. %4.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorProgramTrial</name>
    <message>
        <source>%1 cannot be run: %2.</source>
        <translation>%1 lässt sich nicht ausführen: %2.</translation>
    </message>
    <message>
        <source>%1 was asked for its version and does not answer.</source>
        <translation>%1 wurde nach seiner Version gefragt und antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 does not say which version of Tor it is: is it another program?</source>
        <translation>%1 gibt nicht an, welche Version von Tor es ist: Ist es ein anderes Programm?</translation>
    </message>
    <message>
        <source>%1 is Tor %2, which Argyle can run.</source>
        <translation>%1 ist Tor %2, das Argyle ausführen kann.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorRoute</name>
    <message>
        <source>Tor</source>
        <translation>Tor</translation>
    </message>
    <message>
        <source>Tor %1</source>
        <translation>Tor %1</translation>
    </message>
    <message>
        <source>%1 (ready)</source>
        <translation>%1 (bereit)</translation>
    </message>
    <message>
        <source>%1 (without control port)</source>
        <translation>%1 (ohne Steuerport)</translation>
    </message>
    <message>
        <source>%1 (bootstrapping %2 %)</source>
        <translation>%1 (Verbindungsaufbau %2 %)</translation>
    </message>
    <message>
        <source>%1 (starting)</source>
        <translation>%1 (startet)</translation>
    </message>
    <message>
        <source>%1 (not available)</source>
        <translation>%1 (nicht verfügbar)</translation>
    </message>
    <message>
        <source>Tor was not ready in time: it has bootstrapped %1 %.</source>
        <translation>Tor war nicht rechtzeitig bereit: Der Verbindungsaufbau steht bei %1 %.</translation>
    </message>
    <message>
        <source>Tor was not ready in time.</source>
        <translation>Tor war nicht rechtzeitig bereit.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorSetup</name>
    <message>
        <source>%1 is no file that can be read. It is set as the one with further torrc lines: choose another one on the page Route of the settings.</source>
        <translation>%1 ist keine lesbare Datei, aber als Datei mit weiteren torrc-Zeilen eingestellt: Wählen Sie in den Einstellungen auf der Seite „Route“ eine andere.</translation>
    </message>
    <message>
        <source>The folder %1 for Tor cannot be made.</source>
        <translation>Der Ordner %1 für Tor lässt sich nicht anlegen.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorSocksPorts</name>
    <message>
        <source>Tor opens no SocksPort with %1: %2</source>
        <translation>Tor öffnet keinen SocksPort mit %1: %2</translation>
    </message>
</context>
<context>
    <name>argyle::routes::TorState</name>
    <message>
        <source>This machine&apos;s clock seems to be wrong by %1 s.</source>
        <translation>Die Uhr dieses Rechners scheint um %1 s falsch zu gehen.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>zu neu</translation>
    </message>
    <message>
        <source>obsolete</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>unrecommended</source>
        <translation>nicht empfohlen</translation>
    </message>
    <message>
        <source>Tor&apos;s directory says that this version of Tor is %1.</source>
        <translation>Laut dem Verzeichnis von Tor ist diese Tor-Version %1.</translation>
    </message>
</context>
<context>
    <name>argyle::routes::Upstream</name>
    <message>
        <source>The name of the proxy itself could not be looked up.</source>
        <translation>Der Name des Proxys selbst konnte nicht aufgelöst werden.</translation>
    </message>
    <message>
        <source>The proxy took the connection but did not answer the request in time.</source>
        <translation>Der Proxy hat die Verbindung angenommen, aber die Anfrage nicht rechtzeitig beantwortet.</translation>
    </message>
    <message>
        <source>The proxy itself did not answer in time.</source>
        <translation>Der Proxy selbst hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The name of the proxy itself was not looked up in time.</source>
        <translation>Der Name des Proxys selbst wurde nicht rechtzeitig aufgelöst.</translation>
    </message>
    <message>
        <source>SOCKS proxy %1</source>
        <translation>SOCKS-Proxy %1</translation>
    </message>
    <message>
        <source>the other proxy looks names up, and decides alone between IPv4 and IPv6; remove NoIPv4Traffic, NoIPv6Traffic and PreferIPv6 from the port, or choose the route direct or tor</source>
        <translation>der andere Proxy löst Namen auf und entscheidet allein zwischen IPv4 und IPv6; nehmen Sie NoIPv4Traffic, NoIPv6Traffic und PreferIPv6 vom Port, oder wählen Sie die Route direct oder tor</translation>
    </message>
</context>
<context>
    <name>argyle::session::Autostart</name>
    <message>
        <source>SOCKS proxy</source>
        <translation>SOCKS-Proxy</translation>
    </message>
    <message>
        <source>Argyle will not start by itself: %1</source>
        <translation>Argyle startet nicht automatisch: %1</translation>
    </message>
    <message>
        <source>Argyle will go on to start by itself: %1 cannot be removed (%2).</source>
        <translation>Argyle startet weiterhin automatisch: %1 lässt sich nicht entfernen (%2).</translation>
    </message>
</context>
<context>
    <name>argyle::session::GnomeProxy</name>
    <message>
        <source>gsettings does not answer (%1).</source>
        <translation>gsettings antwortet nicht (%1).</translation>
    </message>
    <message>
        <source>gsettings says: %1</source>
        <translation>gsettings meldet: %1</translation>
    </message>
</context>
<context>
    <name>argyle::session::KdeProxy</name>
    <message>
        <source>%1 cannot be read (%2).</source>
        <translation>%1 lässt sich nicht lesen (%2).</translation>
    </message>
</context>
<context>
    <name>argyle::session::PortTrial</name>
    <message>
        <source>%1 did not answer through %2 in time.</source>
        <comment>destination, port</comment>
        <translation>%1 hat über %2 nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 answered through %2.</source>
        <comment>destination, port</comment>
        <translation>%1 hat über %2 geantwortet.</translation>
    </message>
    <message>
        <source>Nobody answers at %1: %2.</source>
        <comment>port, reason</comment>
        <translation>Unter %1 antwortet niemand: %2.</translation>
    </message>
    <message>
        <source>%1 was reached through %2, and closed the connection without an answer.</source>
        <comment>destination, port</comment>
        <translation>%1 wurde über %2 erreicht, hat die Verbindung aber ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>%1 closed the connection before it answered the request.</source>
        <comment>a port</comment>
        <translation>%1 hat die Verbindung geschlossen, bevor die Anfrage beantwortet war.</translation>
    </message>
    <message>
        <source>%1 did not answer as a SOCKS5 port does.</source>
        <comment>a port</comment>
        <translation>%1 hat nicht wie ein SOCKS5-Port geantwortet.</translation>
    </message>
    <message>
        <source>The port %1 works, but %2 was not reached: %3 %4.</source>
        <comment>port, destination, reply code, its name</comment>
        <translation>Der Port %1 funktioniert, aber %2 wurde nicht erreicht: %3 %4.</translation>
    </message>
</context>
<context>
    <name>argyle::session::SystemProxy</name>
    <message>
        <source>Argyle is not the system&apos;s proxy: %1</source>
        <translation>Argyle ist nicht der System-Proxy: %1</translation>
    </message>
    <message>
        <source>this desktop has no proxy settings that Argyle knows. Set each application by itself.</source>
        <translation>Diese Desktop-Umgebung hat keine Proxy-Einstellungen, die Argyle kennt. Stellen Sie jede Anwendung einzeln ein.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy settings could not be put back: %1</source>
        <translation>Die Proxy-Einstellungen des Systems konnten nicht wiederhergestellt werden: %1</translation>
    </message>
    <message>
        <source>%1 cannot be removed (%2).</source>
        <translation>%1 lässt sich nicht entfernen (%2).</translation>
    </message>
</context>
<context>
    <name>argyle::settings::KeyReader</name>
    <message>
        <source>The settings file sets %1 to &quot;%2&quot;, which it cannot be; it is %3 now.</source>
        <translation>Die Einstellungsdatei setzt %1 auf „%2“, was nicht möglich ist; jetzt gilt %3.</translation>
    </message>
    <message>
        <source>The settings file&apos;s %1 is left out: the entries of a list are numbered 1, 2, 3 and so on.</source>
        <translation>%1 in der Einstellungsdatei wird ausgelassen: Die Einträge einer Liste sind mit 1, 2, 3 und so weiter nummeriert.</translation>
    </message>
</context>
<context>
    <name>argyle::settings::RouteSpec</name>
    <message>
        <source>a user name and a password have 1 to 255 bytes each</source>
        <translation>Benutzername und Passwort haben je 1 bis 255 Bytes</translation>
    </message>
    <message>
        <source>%1 goes without a user name and password: it gives each group its own</source>
        <translation>%1 kommt ohne Benutzername und Passwort aus: Jede Gruppe erhält eigene</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not host:port</source>
        <translation>„%1“ ist nicht Host:Port</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 ist doppelt angegeben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of socks, control and password</source>
        <translation>„%1“ ist weder socks noch control noch password</translation>
    </message>
    <message>
        <source>%1=%2 is not host:port</source>
        <translation>%1=%2 ist nicht Host:Port</translation>
    </message>
    <message>
        <source>socks=host:port is missing</source>
        <translation>socks=Host:Port fehlt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of direct, socks5://[user:pass@]host:port, tor and tor:socks=host:port</source>
        <translation>„%1“ ist nicht direct, socks5://[Benutzer:Passwort@]Host:Port, tor oder tor:socks=Host:Port</translation>
    </message>
</context>
<context>
    <name>argyle::settings::Settings</name>
    <message>
        <source>Two ports that are on have the address %1.</source>
        <translation>Zwei eingeschaltete Ports haben die Adresse %1.</translation>
    </message>
    <message>
        <source>The route is not understood: %1.</source>
        <translation>Die Route ist nicht verständlich: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the address of a name server: write an IPv4 or IPv6 address, and a port where it is not 53, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353.</source>
        <translation>„%1“ ist keine Adresse eines Nameservers: Schreiben Sie eine IPv4- oder IPv6-Adresse und den Port, wenn er nicht 53 ist, wie 192.0.2.53, 192.0.2.53:5353 oder [2001:db8::53]:5353.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the name of an application: it is the name of its program, without a folder.</source>
        <translation>„%1“ ist kein Name einer Anwendung: Gemeint ist der Name ihres Programms ohne Ordner.</translation>
    </message>
    <message>
        <source>The status code of a browser page is from %1 to %2, not %3.</source>
        <translation>Der Statuscode einer Browserseite liegt zwischen %1 und %2; %3 ist nicht möglich.</translation>
    </message>
    <message>
        <source>A timeout is from %1 to %2 seconds, not %3.</source>
        <translation>Eine Zeitgrenze liegt zwischen %1 und %2 Sekunden; %3 ist nicht möglich.</translation>
    </message>
    <message>
        <source>The number of ended streams to keep is from %1 to %2, not %3.</source>
        <translation>Behalten werden können %1 bis %2 geschlossene Streams, nicht %3.</translation>
    </message>
</context>
<context>
    <name>argyle::settings::SettingsFile</name>
    <message>
        <source>The defaults are used.</source>
        <translation>Es gelten die Standardwerte.</translation>
    </message>
    <message>
        <source>The settings were not saved: %1</source>
        <translation>Die Einstellungen wurden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2).</source>
        <translation>%1 lässt sich nicht lesen (%2).</translation>
    </message>
    <message>
        <source>%1 is broken and cannot be set aside (%2).</source>
        <translation>%1 ist beschädigt und lässt sich nicht beiseitelegen (%2).</translation>
    </message>
    <message>
        <source>%1 is broken and was set aside as %2.</source>
        <translation>%1 ist beschädigt und wurde als %2 beiseitegelegt.</translation>
    </message>
    <message>
        <source>The next change of the settings keeps a copy of the file as it is.</source>
        <translation>Bei der nächsten Änderung der Einstellungen wird eine Kopie der Datei aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 holds values that cannot be taken, and cannot be copied (%2).</source>
        <translation>%1 enthält Werte, die sich nicht übernehmen lassen, und lässt sich nicht kopieren (%2).</translation>
    </message>
    <message>
        <source>%1 is broken.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>there is no room for a temporary file (in %1).</source>
        <translation>es ist kein Platz für eine temporäre Datei (in %1).</translation>
    </message>
</context>
<context>
    <name>argyle::settings::SettingsReader</name>
    <message>
        <source>A port of the settings file is left out: %1</source>
        <translation>Ein Port der Einstellungsdatei wird ausgelassen: %1</translation>
    </message>
    <message>
        <source>The settings file has two ports at %1; the second is off now.</source>
        <translation>Die Einstellungsdatei enthält zwei Ports unter %1; der zweite ist jetzt aus.</translation>
    </message>
    <message>
        <source>The route of the settings file is not taken: %1</source>
        <translation>Die Route der Einstellungsdatei wird nicht verwendet: %1</translation>
    </message>
    <message>
        <source>A name server of the settings file is left out: %1</source>
        <translation>Ein Nameserver der Einstellungsdatei wird ausgelassen: %1</translation>
    </message>
    <message>
        <source>A browser page of the settings file is left out: %1</source>
        <translation>Eine Browserseite der Einstellungsdatei wird ausgelassen: %1</translation>
    </message>
    <message>
        <source>The settings file has no %1, but %2, which Argyle does not know.</source>
        <translation>Die Einstellungsdatei enthält kein %1, aber %2, das Argyle nicht kennt.</translation>
    </message>
</context>
<context>
    <name>argyle::settings::TorrcReader</name>
    <message>
        <source>It takes ports of another file away, and that file is not read here.</source>
        <translation>Die Zeile entfernt Ports einer anderen Datei, und diese Datei wird hier nicht gelesen.</translation>
    </message>
    <message>
        <source>0 stands for no port.</source>
        <translation>0 bedeutet: kein Port.</translation>
    </message>
    <message>
        <source>There is a port at %1 already.</source>
        <translation>Unter %1 gibt es schon einen Port.</translation>
    </message>
    <message>
        <source>Argyle&apos;s ports speak SOCKS alone.</source>
        <translation>Die Ports von Argyle sprechen nur SOCKS.</translation>
    </message>
    <message>
        <source>Tor has given this up; write the address in the SocksPort line.</source>
        <translation>In Tor gibt es das nicht mehr; schreiben Sie die Adresse in die SocksPort-Zeile.</translation>
    </message>
    <message>
        <source>Argyle has no list of clients that may connect; let a port listen at 127.0.0.1 only.</source>
        <translation>Argyle führt keine Liste zugelassener Clients; lassen Sie einen Port nur auf 127.0.0.1 lauschen.</translation>
    </message>
    <message>
        <source>In Argyle each port has this for itself: it is the port&apos;s SafeSocks flag.</source>
        <translation>In Argyle hat das jeder Port für sich: Es ist seine Option SafeSocks.</translation>
    </message>
    <message>
        <source>Argyle always shows which clients resolve names themselves.</source>
        <translation>Argyle zeigt immer an, welche Clients Namen selbst auflösen.</translation>
    </message>
    <message>
        <source>Other files are not read; paste their lines too.</source>
        <translation>Andere Dateien werden nicht gelesen; fügen Sie auch deren Zeilen ein.</translation>
    </message>
</context>
<context>
    <name>argyle::settings::WholeFile</name>
    <message>
        <source>the folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2).</source>
        <translation>%1 lässt sich nicht schreiben (%2).</translation>
    </message>
    <message>
        <source>%1 cannot be written whole; the disk may be full.</source>
        <translation>%1 lässt sich nicht vollständig schreiben; vielleicht ist der Datenträger voll.</translation>
    </message>
    <message>
        <source>%1 cannot be replaced (%2).</source>
        <translation>%1 lässt sich nicht ersetzen (%2).</translation>
    </message>
</context>
<context>
    <name>argyle::ui::Announcer</name>
    <message>
        <source>The port %1 could not be opened</source>
        <translation>Der Port %1 ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Tor is ready</source>
        <translation>Tor ist bereit</translation>
    </message>
    <message>
        <source>Streams can go through Tor now.</source>
        <translation>Streams können jetzt über Tor gehen.</translation>
    </message>
    <message>
        <source>Tor is gone</source>
        <translation>Tor ist nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>Streams wait until it is back.</source>
        <translation>Streams warten, bis Tor wieder da ist.</translation>
    </message>
    <message>
        <source>%1 looks names up by itself</source>
        <comment>an application</comment>
        <translation>%1 löst Namen selbst auf</translation>
    </message>
</context>
<context>
    <name>argyle::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Geräumig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Another language shows when Argyle is started again.</source>
        <translation>Eine andere Sprache gilt erst nach einem Neustart von Argyle.</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>&amp;Row height:</source>
        <translation>Zeilen&amp;höhe:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>S&amp;prache:</translation>
    </message>
    <message>
        <source>Changed the colours</source>
        <translation>Farben geändert</translation>
    </message>
    <message>
        <source>Changed the row height</source>
        <translation>Zeilenhöhe geändert</translation>
    </message>
    <message>
        <source>Changed the language</source>
        <translation>Sprache geändert</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Infobereich</translation>
    </message>
    <message>
        <source>&amp;Show Argyle in the tray</source>
        <translation>&amp;Argyle im Infobereich anzeigen</translation>
    </message>
    <message>
        <source>Changed whether Argyle is in the tray</source>
        <translation>Anzeige im Infobereich geändert</translation>
    </message>
    <message>
        <source>&amp;Keep Argyle in the tray when its window is closed</source>
        <translation>Nach dem Schließen des Fensters im Infobereich &amp;weiterlaufen</translation>
    </message>
    <message>
        <source>Changed what closing the window does</source>
        <translation>Verhalten beim Schließen des Fensters geändert</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start Argyle when I log &amp;in</source>
        <translation>Argyle beim A&amp;nmelden starten</translation>
    </message>
    <message>
        <source>Changed whether Argyle starts by itself</source>
        <translation>Automatischen Start geändert</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>&amp;Verborgen im Infobereich starten</translation>
    </message>
    <message>
        <source>Changed whether Argyle starts hidden</source>
        <translation>Verborgenen Start geändert</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Changed the notifications</source>
        <translation>Benachrichtigungen geändert</translation>
    </message>
    <message>
        <source>A &amp;port could not be opened</source>
        <translation>Ein P&amp;ort ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>&amp;Tor is ready, or gone</source>
        <translation>&amp;Tor ist bereit oder nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>An application looks &amp;names up by itself</source>
        <translation>Eine Anwendung &amp;löst Namen selbst auf</translation>
    </message>
</context>
<context>
    <name>argyle::ui::BrowserPage</name>
    <message>
        <source>Misconfigured browsers</source>
        <translation>Falsch eingerichtete Browser</translation>
    </message>
    <message>
        <source>&amp;Answer with a page</source>
        <translation>Mit einer &amp;Seite antworten</translation>
    </message>
    <message>
        <source>A&amp;dd application…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove this application&apos;s page: it gets the one of all others again</source>
        <translation>Die Seite dieser Anwendung entfernen: Sie erhält dann wieder die Seite aller anderen</translation>
    </message>
    <message>
        <source>Empty: the built-in text</source>
        <translation>Leer: der eingebaute Text</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>Insert a placeholder, which each answer fills in</source>
        <translation>Einen Platzhalter einfügen, der in jeder Antwort ersetzt wird</translation>
    </message>
    <message>
        <source>&amp;Restore default</source>
        <translation>Standard &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Address of the port</source>
        <translation>Adresse des Ports</translation>
    </message>
    <message>
        <source>Number of the port</source>
        <translation>Nummer des Ports</translation>
    </message>
    <message>
        <source>Address and number of the port</source>
        <translation>Adresse und Nummer des Ports</translation>
    </message>
    <message>
        <source>What the browser looked for</source>
        <translation>Was der Browser gesucht hat</translation>
    </message>
    <message>
        <source>Name of the application</source>
        <translation>Name der Anwendung</translation>
    </message>
    <message>
        <source>Version of Argyle</source>
        <translation>Version von Argyle</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A menu entry: %1 is a placeholder such as {host}, %2 what it stands for.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>A browser that takes a SOCKS port for an HTTP proxy gets a page that says what to change.</source>
        <translation>Ein Browser, der einen SOCKS-Port für einen HTTP-Proxy hält, erhält eine Seite, die erklärt, was zu ändern ist.</translation>
    </message>
    <message>
        <source>&amp;Page for:</source>
        <translation>Seite &amp;für:</translation>
    </message>
    <message>
        <source>S&amp;tatus code:</source>
        <translation>Status&amp;code:</translation>
    </message>
    <message>
        <source>Tit&amp;le:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>Te&amp;xt (HTML):</source>
        <translation>Te&amp;xt (HTML):</translation>
    </message>
    <message>
        <source>Pre&amp;view:</source>
        <translation>&amp;Vorschau:</translation>
    </message>
    <message>
        <source>Switched the page on</source>
        <translation>Seite eingeschaltet</translation>
    </message>
    <message>
        <source>Switched the page off</source>
        <translation>Seite ausgeschaltet</translation>
    </message>
    <message>
        <source>Changed the status code</source>
        <translation>Statuscode geändert</translation>
    </message>
    <message>
        <source>Changed the title</source>
        <translation>Titel geändert</translation>
    </message>
    <message>
        <source>Changed the text</source>
        <translation>Text geändert</translation>
    </message>
    <message>
        <source>Restored the built-in page</source>
        <translation>Eingebaute Seite wiederhergestellt</translation>
    </message>
    <message>
        <source>All applications</source>
        <translation>Alle Anwendungen</translation>
    </message>
    <message>
        <source>All other applications</source>
        <translation>Alle anderen Anwendungen</translation>
    </message>
    <message>
        <source>No page: the connection is closed without an answer.</source>
        <translation>Keine Seite: Die Verbindung wird ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>Add application</source>
        <translation>Anwendung hinzufügen</translation>
    </message>
    <message>
        <source>Name of its program, without a folder, such as firefox:</source>
        <translation>Name des Programms ohne Ordner, zum Beispiel firefox:</translation>
    </message>
    <message>
        <source>Added a page for %1</source>
        <extracomment>%1 is the name of a program: firefox</extracomment>
        <translation>Seite für %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Removed the page for %1</source>
        <extracomment>%1 is the name of a program: firefox</extracomment>
        <translation>Seite für %1 entfernt</translation>
    </message>
    <message>
        <source>The page could not be written to a temporary file: %1</source>
        <translation>Die Seite konnte nicht in eine temporäre Datei geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The desktop found no program that opens web pages. Choose a default browser in its settings.</source>
        <translation>Die Desktop-Umgebung hat kein Programm gefunden, das Webseiten öffnet. Wählen Sie in ihren Einstellungen einen Standardbrowser.</translation>
    </message>
    <message>
        <source>Unknown placeholders stay as they are: %1</source>
        <extracomment>%1 is a list: {hots}, {prot}</extracomment>
        <translation>Unbekannte Platzhalter bleiben, wie sie sind: %1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::Closing</name>
    <message>
        <source>Argyle goes on in the tray</source>
        <translation>Argyle läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>Its ports stay open. To end it, choose Quit in the menu of its icon.</source>
        <translation>Die Ports bleiben offen. Zum Beenden wählen Sie „Beenden“ im Menü des Symbols.</translation>
    </message>
    <message>
        <source>Quit Argyle?</source>
        <translation>Argyle beenden?</translation>
    </message>
    <message>
        <source>1 stream is open. Quitting closes it.</source>
        <translation>1 Stream ist offen. Beim Beenden wird er geschlossen.</translation>
    </message>
    <message numerus="yes">
        <source>%n streams are open. Quitting closes them.</source>
        <comment>two or more</comment>
        <translation>
            <numerusform>%n Stream ist offen. Beim Beenden wird er geschlossen.</numerusform>
            <numerusform>%n Streams sind offen. Beim Beenden werden sie geschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>argyle::ui::CodeExplanation</name>
    <message>
        <source>The other proxy refuses the credentials that the settings have for the route, or its own rules forbid the destination.</source>
        <translation>Der andere Proxy lehnt die für die Route eingestellten Zugangsdaten ab, oder seine eigenen Regeln verbieten das Ziel.</translation>
    </message>
    <message>
        <source>Tor&apos;s own configuration refuses the destination.</source>
        <translation>Die Konfiguration von Tor selbst lehnt das Ziel ab.</translation>
    </message>
    <message>
        <source>It is the other proxy that has no way to the destination&apos;s network.</source>
        <translation>Der andere Proxy hat keinen Weg in das Netz des Ziels.</translation>
    </message>
    <message>
        <source>Names are looked up by the name servers that the settings name, the system&apos;s unless others are given.</source>
        <translation>Namen werden von den eingestellten Nameservern aufgelöst, sonst von denen des Systems.</translation>
    </message>
    <message>
        <source>It is the other proxy that looks the name up and does not find it.</source>
        <translation>Der andere Proxy löst den Namen auf und findet ihn nicht.</translation>
    </message>
    <message>
        <source>The destination may refuse this proxy alone.</source>
        <translation>Möglicherweise lehnt das Ziel nur diesen Proxy ab.</translation>
    </message>
    <message>
        <source>Many destinations refuse the exit relays of Tor: another circuit may help.</source>
        <translation>Viele Ziele lehnen die Exit-Relays von Tor ab: Ein anderer Kanal kann helfen.</translation>
    </message>
    <message>
        <source>The other proxy may be what is slow, or it drops connections without a word.</source>
        <translation>Möglicherweise ist der andere Proxy langsam, oder er verwirft Verbindungen stillschweigend.</translation>
    </message>
    <message>
        <source>A relay of the circuit may be slow: another circuit may help.</source>
        <translation>Möglicherweise ist ein Relay des Kanals langsam: Ein anderer Kanal kann helfen.</translation>
    </message>
    <message>
        <source>Few proxies know how to look up names (RESOLVE, RESOLVE_PTR), which are Tor&apos;s own commands.</source>
        <translation>Nur wenige Proxys können Namen auflösen (RESOLVE, RESOLVE_PTR): Diese Befehle stammen von Tor.</translation>
    </message>
    <message>
        <source>Onion services can be reached through Tor alone, and this route is not Tor.</source>
        <translation>Onion-Dienste sind nur über Tor erreichbar, und diese Route führt nicht über Tor.</translation>
    </message>
    <message>
        <source>The other proxy may not know IPv6, or names.</source>
        <translation>Möglicherweise kennt der andere Proxy kein IPv6 oder keine Namen.</translation>
    </message>
    <message>
        <source>The other proxy says so, of the Tor that it uses. What helps has to be done there.</source>
        <translation>Das meldet der andere Proxy über das Tor, das er verwendet. Abhilfe ist nur dort möglich.</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>On this route</source>
        <translation>Auf dieser Route</translation>
    </message>
    <message>
        <source>Likely causes</source>
        <translation>Wahrscheinliche Ursachen</translation>
    </message>
    <message>
        <source>What to try next</source>
        <translation>Was Sie versuchen können</translation>
    </message>
    <message>
        <source>Check that Tor runs and is connected, or choose another route on the page Route of the settings.</source>
        <translation>Sehen Sie nach, ob Tor läuft und verbunden ist, oder wählen Sie in den Einstellungen auf der Seite „Route“ eine andere Route.</translation>
    </message>
    <message>
        <source>Check that the proxy runs, and its address and credentials on the page Route of the settings, or choose another route there.</source>
        <translation>Sehen Sie nach, ob der Proxy läuft und ob in den Einstellungen auf der Seite „Route“ seine Adresse und Zugangsdaten stimmen, oder wählen Sie dort eine andere Route.</translation>
    </message>
    <message>
        <source>The other proxy cannot be reached, speaks no SOCKS5, or gave no reason itself.</source>
        <translation>Der andere Proxy ist nicht erreichbar, spricht kein SOCKS5 oder hat selbst keinen Grund genannt.</translation>
    </message>
    <message>
        <source>Tor is not ready yet, cannot be reached, or found no exit relay that allows this port.</source>
        <translation>Tor ist noch nicht bereit, nicht erreichbar oder hat kein Exit-Relay gefunden, das diesen Port erlaubt.</translation>
    </message>
    <message>
        <source>It is the exit relay that looks the name up. Addresses of a private network cannot be reached through Tor.</source>
        <translation>Das Exit-Relay löst den Namen auf. Adressen eines privaten Netzes sind über Tor nicht erreichbar.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::CodeModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Times here</source>
        <comment>how often a code was sent</comment>
        <translation>Anzahl hier</translation>
    </message>
    <message>
        <source>SOCKS5, extended by Tor</source>
        <translation>SOCKS5, von Tor erweitert</translation>
    </message>
</context>
<context>
    <name>argyle::ui::DetailPane</name>
    <message>
        <source>Details of the stream</source>
        <translation>Details des Streams</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Select a stream to see what it does.</source>
        <translation>Wählen Sie einen Stream, um Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>Stream %1</source>
        <comment>a stream&apos;s number</comment>
        <translation>Stream %1</translation>
    </message>
    <message>
        <source>Group of the stream</source>
        <translation>Gruppe des Streams</translation>
    </message>
</context>
<context>
    <name>argyle::ui::DnsLeak</name>
    <message>
        <source>Use --socks5-hostname in place of --socks5, or socks5h:// in place of socks5:// in --proxy.</source>
        <translation>Verwenden Sie --socks5-hostname statt --socks5 oder bei --proxy socks5h:// statt socks5://.</translation>
    </message>
    <message>
        <source>Set http.proxy to socks5h:// in place of socks5://.</source>
        <translation>Setzen Sie http.proxy auf socks5h:// statt socks5://.</translation>
    </message>
    <message>
        <source>In Settings, Network Settings, switch on “Proxy DNS when using SOCKS v5”.</source>
        <translation>Schalten Sie unter Einstellungen, Verbindungs-Einstellungen „Bei Verwendung von SOCKS v5 den Proxy für DNS-Anfragen verwenden“ ein.</translation>
    </message>
    <message>
        <source>In Settings, Network &amp; Disk Space, Connection, switch on “Proxy DNS when using SOCKS v5”.</source>
        <translation>Schalten Sie unter Einstellungen, Netzwerk &amp; Speicherplatz, Verbindung „Bei Verwendung von SOCKS v5 den Proxy für DNS-Anfragen verwenden“ ein.</translation>
    </message>
    <message>
        <source>Use socks5:// in place of socks4:// in --proxy-server; names then go to the proxy.</source>
        <translation>Verwenden Sie bei --proxy-server socks5:// statt socks4://; Namen gehen dann an den Proxy.</translation>
    </message>
    <message>
        <source>Use socks5h:// in place of socks5:// in the proxy&apos;s address.</source>
        <translation>Verwenden Sie in der Adresse des Proxys socks5h:// statt socks5://.</translation>
    </message>
    <message>
        <source>Use socks5h:// in place of socks5:// in --proxy.</source>
        <translation>Verwenden Sie bei --proxy socks5h:// statt socks5://.</translation>
    </message>
    <message>
        <source>Add --proxy-dns remote.</source>
        <translation>Fügen Sie --proxy-dns remote hinzu.</translation>
    </message>
    <message>
        <source>Use -X 5 in place of -X 4.</source>
        <translation>Verwenden Sie -X 5 statt -X 4.</translation>
    </message>
    <message>
        <source>Use SOCKS4A in place of SOCKS4.</source>
        <translation>Verwenden Sie SOCKS4A statt SOCKS4.</translation>
    </message>
    <message>
        <source>Switch on proxy_dns in proxychains.conf.</source>
        <translation>Schalten Sie in proxychains.conf proxy_dns ein.</translation>
    </message>
    <message>
        <source>Look in its settings for a way to resolve names at the proxy: “remote DNS”, “proxy DNS”, socks5h:// or SOCKS4A.</source>
        <translation>Suchen Sie in ihren Einstellungen nach einer Möglichkeit, Namen vom Proxy auflösen zu lassen: „Remote DNS“, „Proxy-DNS“, socks5h:// oder SOCKS4A.</translation>
    </message>
    <message>
        <source>The application sent an address, not a name. If it looked a name up for that, whoever runs its name server knows where it goes.</source>
        <translation>Die Anwendung hat eine Adresse statt eines Namens gesendet. Falls sie dafür einen Namen aufgelöst hat, kennt der Betreiber ihres Nameservers das Ziel.</translation>
    </message>
    <message>
        <source>%1 sent an address, not a name. If it looked a name up for that, whoever runs its name server knows where it goes.</source>
        <translation>%1 hat eine Adresse statt eines Namens gesendet. Falls dafür ein Name aufgelöst wurde, kennt der Betreiber des Nameservers das Ziel.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>meaning, advice</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>argyle::ui::EmptyState</name>
    <message>
        <source>Copy proxy settings</source>
        <translation>Proxy-Einstellungen kopieren</translation>
    </message>
    <message>
        <source>&amp;Try it now</source>
        <translation>&amp;Jetzt ausprobieren</translation>
    </message>
    <message>
        <source>Ports…</source>
        <translation>Ports…</translation>
    </message>
    <message>
        <source>Show all streams</source>
        <translation>Alle Streams anzeigen</translation>
    </message>
    <message>
        <source>Ask example.com for its front page&apos;s header through this port</source>
        <translation>Über diesen Port die Kopfzeilen der Startseite von example.com abfragen</translation>
    </message>
    <message>
        <source>No streams yet</source>
        <translation>Noch keine Streams</translation>
    </message>
    <message>
        <source>Point an application at the socket %1 (SOCKS5).</source>
        <translation>Stellen Sie in Anwendungen den Socket %1 als SOCKS5-Proxy ein.</translation>
    </message>
    <message>
        <source>Point an application at %1 (SOCKS5).</source>
        <translation>Stellen Sie in Anwendungen %1 als SOCKS5-Proxy ein.</translation>
    </message>
    <message>
        <source>No port is open</source>
        <translation>Kein Port ist offen</translation>
    </message>
    <message>
        <source>Applications reach Argyle through a port. Switch one on, or add one.</source>
        <translation>Anwendungen erreichen Argyle über einen Port. Schalten Sie einen ein, oder fügen Sie einen hinzu.</translation>
    </message>
    <message>
        <source>No stream matches</source>
        <translation>Kein passender Stream</translation>
    </message>
    <message>
        <source>There are streams, but none that the filter and the selected group let through.</source>
        <translation>Es gibt Streams, aber der Filter und die ausgewählte Gruppe lassen keinen durch.</translation>
    </message>
    <message>
        <source>&amp;Open the ports again</source>
        <translation>Ports wieder &amp;öffnen</translation>
    </message>
    <message>
        <source>Argyle is paused</source>
        <translation>Argyle ist angehalten</translation>
    </message>
    <message>
        <source>Its ports are closed, so no application can reach it. Streams that were open go on.</source>
        <translation>Die Ports sind geschlossen, deshalb erreicht keine Anwendung Argyle. Offene Streams laufen weiter.</translation>
    </message>
    <message>
        <source>No port could be opened</source>
        <translation>Kein Port konnte geöffnet werden</translation>
    </message>
    <message>
        <source>Until a port is open, no application can reach Argyle.</source>
        <translation>Solange kein Port offen ist, erreicht keine Anwendung Argyle.</translation>
    </message>
    <message>
        <source>There are streams, but none that the filter lets through.</source>
        <translation>Es gibt Streams, aber der Filter lässt keinen durch.</translation>
    </message>
    <message>
        <source>There are streams, but none of the selected group.</source>
        <translation>Es gibt Streams, aber keinen der ausgewählten Gruppe.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::EndpointField</name>
    <message>
        <source>Port:</source>
        <translation>Port:</translation>
    </message>
    <message>
        <source>A host name or an IP address is needed.</source>
        <translation>Ein Hostname oder eine IP-Adresse ist erforderlich.</translation>
    </message>
    <message>
        <source>“%1” is neither a host name nor an IP address.</source>
        <translation>„%1“ ist weder ein Hostname noch eine IP-Adresse.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::ErrorCodesWindow</name>
    <message>
        <source>Error codes</source>
        <translation>Fehlercodes</translation>
    </message>
    <message>
        <source>Reply codes</source>
        <translation>Antwortcodes</translation>
    </message>
    <message>
        <source>What the code means</source>
        <translation>Bedeutung des Codes</translation>
    </message>
    <message>
        <source>&amp;Show streams with this code</source>
        <translation>&amp;Streams mit diesem Code anzeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a port, how often it sent the code</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How often here: %1</source>
        <translation>Wie oft hier gesendet: %1</translation>
    </message>
    <message>
        <source>not once since Argyle started</source>
        <translation>seit dem Start von Argyle noch nie</translation>
    </message>
</context>
<context>
    <name>argyle::ui::FilterBox</name>
    <message>
        <source>host:example err</source>
        <translation>host:example err</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Words match any column. Narrow with host: app: port: group: state:open|failed|done err code:05 proto:4|4a|5|http cmd:resolve. A minus before a word excludes what it matches.</source>
        <translation>Wörter werden in allen Spalten gesucht. Eingrenzen mit host: app: port: group: state:open|failed|done err code:05 proto:4|4a|5|http cmd:resolve. Ein Minus vor einem Wort schließt aus, was darauf passt.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::Format</name>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB/s</source>
        <comment>kilobytes a second</comment>
        <translation>%1 kB/s</translation>
    </message>
    <message>
        <source>&lt; 1 ms</source>
        <comment>less than a millisecond</comment>
        <translation>&lt; 1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <comment>minutes:seconds</comment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1:%2:%3</source>
        <comment>hours:minutes:seconds</comment>
        <translation>%1:%2:%3</translation>
    </message>
    <message>
        <source>&lt; %1 ms</source>
        <comment>less than so many milliseconds</comment>
        <translation>&lt; %1 ms</translation>
    </message>
</context>
<context>
    <name>argyle::ui::GroupDelegate</name>
    <message>
        <source>No circuit yet</source>
        <translation>Noch kein Kanal</translation>
    </message>
</context>
<context>
    <name>argyle::ui::GroupDialog</name>
    <message>
        <source>What makes this a group</source>
        <translation>Was diese Gruppe ausmacht</translation>
    </message>
</context>
<context>
    <name>argyle::ui::GroupModel</name>
    <message>
        <source>The streams of all groups</source>
        <translation>Die Streams aller Gruppen</translation>
    </message>
    <message>
        <source>%1, circuit %2</source>
        <comment>group, its relays</comment>
        <translation>%1, Kanal %2</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>column: number of open streams</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open streams</source>
        <translation>Offene Streams</translation>
    </message>
    <message>
        <source>↓ kB/s</source>
        <comment>column: download rate</comment>
        <translation>↓ kB/s</translation>
    </message>
    <message>
        <source>Download rate</source>
        <translation>Downloadrate</translation>
    </message>
    <message>
        <source>↑ kB/s</source>
        <comment>column: upload rate</comment>
        <translation>↑ kB/s</translation>
    </message>
    <message>
        <source>Upload rate</source>
        <translation>Uploadrate</translation>
    </message>
    <message>
        <source>All</source>
        <comment>all groups</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Circuit %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>%1 down, %2 up</source>
        <translation>Download %1, Upload %2</translation>
    </message>
    <message>
        <source>Applications: %1</source>
        <translation>Anwendungen: %1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::GroupTab</name>
    <message>
        <source>Streams belong to this group where all of these are the same. Only they share a circuit, a name cache and an identity.</source>
        <translation>Zu dieser Gruppe gehören Streams, bei denen all dies übereinstimmt. Nur sie teilen sich einen Kanal, einen Namens-Cache und eine Identität.</translation>
    </message>
    <message>
        <source>New circuits so far</source>
        <translation>Neue Kanäle bisher</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Keine Gruppe</translation>
    </message>
    <message>
        <source>The stream ended before it had a group, or its group has been forgotten.</source>
        <translation>Der Stream endete, bevor er eine Gruppe hatte, oder seine Gruppe ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <comment>its place in a circuit</comment>
        <translation>Relay %1</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>name of a field</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>none</source>
        <comment>credentials or address of a client that has none</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
</context>
<context>
    <name>argyle::ui::GroupsPane</name>
    <message>
        <source>Isolation groups</source>
        <translation>Isolationsgruppen</translation>
    </message>
    <message>
        <source>New circuit for this group</source>
        <translation>Neuer Kanal für diese Gruppe</translation>
    </message>
    <message>
        <source>Close its streams</source>
        <translation>Streams der Gruppe schließen</translation>
    </message>
    <message>
        <source>What makes this a group</source>
        <translation>Was diese Gruppe ausmacht</translation>
    </message>
    <message>
        <source>C&amp;olumns of the groups</source>
        <translation>S&amp;palten der Gruppen</translation>
    </message>
</context>
<context>
    <name>argyle::ui::HandshakeTab</name>
    <message>
        <source>&amp;Reveal credentials</source>
        <translation>&amp;Zugangsdaten zeigen</translation>
    </message>
    <message>
        <source>Cop&amp;y handshake</source>
        <translation>Handshake &amp;kopieren</translation>
    </message>
    <message>
        <source>Shows them until you turn to another tab, stream or window</source>
        <translation>Zeigt sie, bis Sie zu einem anderen Reiter, Stream oder Fenster wechseln</translation>
    </message>
    <message>
        <source>Copies what is shown; what is masked stays masked</source>
        <translation>Kopiert, was angezeigt wird; Verdecktes bleibt verdeckt</translation>
    </message>
    <message>
        <source>The client sent more than Argyle keeps: this is the beginning.</source>
        <translation>Der Client hat mehr gesendet, als Argyle aufbewahrt: Dies ist der Anfang.</translation>
    </message>
    <message>
        <source>Argyle sent more than it keeps: this is the beginning.</source>
        <translation>Argyle hat mehr gesendet, als es aufbewahrt: Dies ist der Anfang.</translation>
    </message>
    <message>
        <source>Argyle no longer has the bytes of this handshake.</source>
        <translation>Argyle hat die Bytes dieses Handshakes nicht mehr.</translation>
    </message>
    <message>
        <source>The client closed without having sent anything, or Argyle no longer has its bytes.</source>
        <translation>Der Client hat die Verbindung geschlossen, ohne etwas zu senden, oder Argyle hat seine Bytes nicht mehr.</translation>
    </message>
    <message>
        <source>The client has not sent anything yet.</source>
        <translation>Der Client hat noch nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::HandshakeTable</name>
    <message>
        <source>Handshake of the stream</source>
        <translation>Handshake des Streams</translation>
    </message>
</context>
<context>
    <name>argyle::ui::HandshakeText</name>
    <message>
        <source>Client → Argyle: %1</source>
        <comment>a message of a handshake</comment>
        <translation>Client → Argyle: %1</translation>
    </message>
    <message>
        <source>Argyle → client: %1</source>
        <comment>a message of a handshake</comment>
        <translation>Argyle → Client: %1</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <comment>two or more</comment>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest of this message has not come.</source>
        <translation>Der Rest dieser Nachricht ist nicht angekommen.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::ListeningButton</name>
    <message>
        <source>&amp;Ports</source>
        <translation>&amp;Ports</translation>
    </message>
    <message>
        <source>&amp;Listening</source>
        <translation>&amp;Lauscht</translation>
    </message>
    <message>
        <source>Not &amp;listening</source>
        <translation>&amp;Lauscht nicht</translation>
    </message>
    <message>
        <source>Close all ports; streams that are open go on</source>
        <translation>Alle Ports schließen; offene Streams laufen weiter</translation>
    </message>
    <message>
        <source>Open the ports again</source>
        <translation>Die Ports wieder öffnen</translation>
    </message>
</context>
<context>
    <name>argyle::ui::MainActions</name>
    <message>
        <source>&amp;Listening</source>
        <translation>&amp;Lauscht</translation>
    </message>
    <message>
        <source>Port &amp;settings…</source>
        <translation>Port&amp;einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Copy as c&amp;url command</source>
        <translation>Als &amp;curl-Befehl kopieren</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>Clear f&amp;ilter</source>
        <translation>Filter &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Close stream</source>
        <translation>Stream &amp;schließen</translation>
    </message>
    <message>
        <source>New c&amp;ircuit</source>
        <translation>Neuer Ka&amp;nal</translation>
    </message>
    <message>
        <source>New i&amp;dentity</source>
        <translation>Neue &amp;Identität</translation>
    </message>
    <message>
        <source>&amp;Remove ended streams</source>
        <translation>&amp;Beendete Streams entfernen</translation>
    </message>
    <message>
        <source>&amp;What makes this a group</source>
        <translation>&amp;Was diese Gruppe ausmacht</translation>
    </message>
    <message>
        <source>&amp;Follow newest</source>
        <translation>&amp;Neuesten folgen</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Throughput</source>
        <translation>D&amp;urchsatz</translation>
    </message>
    <message>
        <source>&amp;Error codes</source>
        <translation>&amp;Fehlercodes</translation>
    </message>
    <message>
        <source>&amp;About Argyle</source>
        <translation>Ü&amp;ber Argyle</translation>
    </message>
    <message>
        <source>Later streams of this group share nothing with its earlier ones</source>
        <translation>Spätere Streams dieser Gruppe haben mit früheren nichts gemeinsam</translation>
    </message>
    <message>
        <source>Close the selected streams</source>
        <translation>Die ausgewählten Streams schließen</translation>
    </message>
    <message>
        <source>Show the newest streams as they come</source>
        <translation>Die neuesten Streams anzeigen, sobald sie kommen</translation>
    </message>
    <message>
        <source>Later streams of every group share nothing with earlier ones</source>
        <translation>Spätere Streams aller Gruppen haben mit früheren nichts gemeinsam</translation>
    </message>
    <message>
        <source>Tor takes the last one at %1, as it does so once in ten seconds at most. Streams are apart already.</source>
        <translation>Tor übernimmt die letzte um %1, denn es tut das höchstens alle zehn Sekunden. Die Streams sind bereits getrennt.</translation>
    </message>
    <message>
        <source>&amp;Argyle</source>
        <translation>&amp;Argyle</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Streams</source>
        <translation>&amp;Streams</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Export shown streams…</source>
        <translation>Angezeigte Streams e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Export se&amp;lected streams…</source>
        <translation>&amp;Ausgewählte Streams exportieren…</translation>
    </message>
    <message>
        <source>&amp;Try it now</source>
        <translation>&amp;Jetzt ausprobieren</translation>
    </message>
    <message>
        <source>Copy &amp;destination</source>
        <translation>Ziel &amp;kopieren</translation>
    </message>
    <message>
        <source>Filter by this &amp;host</source>
        <translation>Nach diesem &amp;Host filtern</translation>
    </message>
    <message>
        <source>Filter by this &amp;application</source>
        <translation>Nach dieser &amp;Anwendung filtern</translation>
    </message>
    <message>
        <source>Show only this &amp;group</source>
        <translation>Nur diese &amp;Gruppe anzeigen</translation>
    </message>
    <message>
        <source>Close the group&apos;s s&amp;treams</source>
        <translation>Streams der Gruppe sch&amp;ließen</translation>
    </message>
    <message>
        <source>Send one request through the first open port</source>
        <translation>Eine Anfrage durch den ersten offenen Port schicken</translation>
    </message>
    <message>
        <source>Copy &amp;destinations</source>
        <translation>Ziele &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy as c&amp;url commands</source>
        <translation>Als &amp;curl-Befehle kopieren</translation>
    </message>
    <message>
        <source>&amp;Close streams</source>
        <translation>Streams &amp;schließen</translation>
    </message>
</context>
<context>
    <name>argyle::ui::MainToolBar</name>
    <message>
        <source>Main toolbar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>F&amp;ilter:</source>
        <translation>F&amp;ilter:</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
</context>
<context>
    <name>argyle::ui::MainWindow</name>
    <message>
        <source>Argyle</source>
        <translation>Argyle</translation>
    </message>
    <message>
        <source>Port settings…</source>
        <translation>Porteinstellungen…</translation>
    </message>
    <message>
        <source>&amp;Use port %1</source>
        <translation>Port %1 &amp;verwenden</translation>
    </message>
    <message>
        <source>The port %1 could not be opened: %2.</source>
        <comment>address, reason</comment>
        <translation>Der Port %1 ließ sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>About Argyle</source>
        <translation>Über Argyle</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Argyle %1&lt;/h3&gt;&lt;p&gt;A SOCKS proxy that keeps streams apart and shows them live.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Argyle %1&lt;/h3&gt;&lt;p&gt;Ein SOCKS-Proxy, der Streams voneinander trennt und live anzeigt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Export shown streams</source>
        <translation>Angezeigte Streams exportieren</translation>
    </message>
    <message>
        <source>Export selected streams</source>
        <translation>Ausgewählte Streams exportieren</translation>
    </message>
    <message>
        <source>The port %1: %2.</source>
        <comment>address, what is the matter</comment>
        <translation>Der Port %1: %2.</translation>
    </message>
    <message>
        <source>New identity: later streams share nothing with earlier ones</source>
        <translation>Neue Identität: Spätere Streams teilen nichts mit früheren</translation>
    </message>
    <message>
        <source>New circuit: later streams of this group share nothing with earlier ones</source>
        <translation>Neuer Kanal: Spätere Streams dieser Gruppe teilen nichts mit früheren</translation>
    </message>
    <message>
        <source>Free software under the MIT license</source>
        <translation>Freie Software unter der MIT-Lizenz</translation>
    </message>
    <message>
        <source>Runs with Qt %1</source>
        <translation>Läuft mit Qt %1</translation>
    </message>
    <message>
        <source>Exported 1 stream to %1</source>
        <comment>a file</comment>
        <translation>1 Stream nach %1 exportiert</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n streams to %1</source>
        <comment>none, two or more; a file</comment>
        <translation>
            <numerusform>%n Stream nach %1 exportiert</numerusform>
            <numerusform>%n Streams nach %1 exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed 1 stream</source>
        <translation>1 Stream geschlossen</translation>
    </message>
    <message numerus="yes">
        <source>Closed %n streams</source>
        <comment>none, two or more</comment>
        <translation>
            <numerusform>%n Stream geschlossen</numerusform>
            <numerusform>%n Streams geschlossen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>argyle::ui::NamesPage</name>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>&amp;Remember answers, for each isolation group apart</source>
        <translation>Antworten &amp;merken, für jede Isolationsgruppe getrennt</translation>
    </message>
    <message>
        <source>On the direct route Argyle looks names up itself. Other routes have this done at their far end.</source>
        <translation>Auf der direkten Route löst Argyle Namen selbst auf. Bei anderen Routen geschieht das am anderen Ende.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>IP addresses, with or without a port, such as 192.0.2.53 or [2001:db8::53]:5353. Separate several with commas.</source>
        <translation>IP-Adressen mit oder ohne Port, zum Beispiel 192.0.2.53 oder [2001:db8::53]:5353. Trennen Sie mehrere durch Kommas.</translation>
    </message>
    <message>
        <source>Name &amp;servers:</source>
        <translation>Name&amp;server:</translation>
    </message>
    <message>
        <source>Switched the memory for names on</source>
        <translation>Merken von Namen eingeschaltet</translation>
    </message>
    <message>
        <source>Switched the memory for names off</source>
        <translation>Merken von Namen ausgeschaltet</translation>
    </message>
    <message>
        <source>Changed the name servers</source>
        <translation>Nameserver geändert</translation>
    </message>
</context>
<context>
    <name>argyle::ui::NoticeBar</name>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>argyle::ui::OwnTorBox</name>
    <message>
        <source>The system&apos;s</source>
        <comment>the tor that is installed</comment>
        <translation>Das des Systems</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no further torrc lines</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>A file of lines for Tor&apos;s configuration, such as Bridge and UseBridges.</source>
        <translation>Eine Datei mit Zeilen für die Konfiguration von Tor, zum Beispiel Bridge und UseBridges.</translation>
    </message>
    <message>
        <source>T&amp;or program:</source>
        <translation>Tor-&amp;Programm:</translation>
    </message>
    <message>
        <source>Choose the tor program</source>
        <translation>Tor-Programm wählen</translation>
    </message>
    <message>
        <source>Further torrc &amp;lines:</source>
        <translation>&amp;Weitere torrc-Zeilen:</translation>
    </message>
    <message>
        <source>Choose the file with further torrc lines</source>
        <translation>Datei mit weiteren torrc-Zeilen wählen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>There is no program at “%1”. Give its whole path, or leave the field empty.</source>
        <translation>Unter „%1“ gibt es kein Programm. Geben Sie den vollständigen Pfad an, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>There is no file at “%1” that can be read. Give its whole path, or leave the field empty.</source>
        <translation>Unter „%1“ gibt es keine lesbare Datei. Geben Sie den vollständigen Pfad an, oder lassen Sie das Feld leer.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PhaseModel</name>
    <message>
        <source>%1: %2</source>
        <comment>phase, duration</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Reply</source>
        <comment>phase: sending it</comment>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>First byte</source>
        <comment>phase: waiting for it</comment>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a stream&apos;s number, its destination</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PortAddressBox</name>
    <message>
        <source>Every computer that can reach this one at that address can use this port, and what it does there looks as if you did it. Argyle asks nobody for a password. Use 127.0.0.1 or ::1 unless you want exactly this.</source>
        <translation>Jeder Rechner, der diesen unter dieser Adresse erreicht, kann den Port verwenden, und was er dort tut, sieht so aus, als täten Sie es selbst. Argyle fragt niemanden nach einem Passwort. Verwenden Sie 127.0.0.1 oder ::1, sofern Sie nicht genau das wollen.</translation>
    </message>
    <message>
        <source>Every user of this computer can use this port, and what they do there looks as if you did it.</source>
        <translation>Alle Benutzer dieses Rechners können den Port verwenden, und was sie dort tun, sieht so aus, als täten Sie es selbst.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Lauschen auf</translation>
    </message>
    <message>
        <source>&amp;Network address</source>
        <translation>&amp;Netzwerkadresse</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>&amp;Adresse:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;Choose one</source>
        <translation>Automatisch &amp;wählen</translation>
    </message>
    <message>
        <source>The system chooses a free port each time that Argyle opens it. The list of ports shows which.</source>
        <translation>Das System wählt bei jedem Öffnen einen freien Port. Die Liste der Ports zeigt, welchen.</translation>
    </message>
    <message>
        <source>&amp;Unix socket</source>
        <translation>&amp;Unix-Socket</translation>
    </message>
    <message>
        <source>Pat&amp;h:</source>
        <translation>Pfa&amp;d:</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>Nur ich</translation>
    </message>
    <message>
        <source>Me and my group</source>
        <translation>Ich und meine Gruppe</translation>
    </message>
    <message>
        <source>Every user of this computer</source>
        <translation>Alle Benutzer dieses Rechners</translation>
    </message>
    <message>
        <source>&amp;Who may use it:</source>
        <translation>&amp;Zugriff für:</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PortForm</name>
    <message>
        <source>Client address</source>
        <translation>Client-Adresse</translation>
    </message>
    <message>
        <source>Clients at different addresses never share a circuit.</source>
        <translation>Clients mit verschiedenen Adressen teilen sich nie einen Kanal.</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Clients that give different user names or passwords never share a circuit.</source>
        <translation>Clients mit verschiedenen Benutzernamen oder Passwörtern teilen sich nie einen Kanal.</translation>
    </message>
    <message>
        <source>Keep credentials&apos; circuits alive</source>
        <translation>Kanäle mit Zugangsdaten erhalten</translation>
    </message>
    <message>
        <source>A circuit of streams with credentials is kept for as long as one of them is open.</source>
        <translation>Ein Kanal für Streams mit Zugangsdaten bleibt bestehen, solange einer davon offen ist.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>SOCKS4 and SOCKS5 clients never share a circuit.</source>
        <translation>SOCKS4- und SOCKS5-Clients teilen sich nie einen Kanal.</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>Zielport</translation>
    </message>
    <message>
        <source>Streams to different ports never share a circuit.</source>
        <translation>Streams zu verschiedenen Ports teilen sich nie einen Kanal.</translation>
    </message>
    <message>
        <source>Destination address</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <source>Streams to different hosts never share a circuit.</source>
        <translation>Streams zu verschiedenen Hosts teilen sich nie einen Kanal.</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Different programs of this computer never share a circuit.</source>
        <translation>Verschiedene Programme dieses Rechners teilen sich nie einen Kanal.</translation>
    </message>
    <message>
        <source>Extended error codes</source>
        <translation>Erweiterte Fehlercodes</translation>
    </message>
    <message>
        <source>Says what is wrong with an onion service in codes F0 to F7, which some clients do not know.</source>
        <translation>Meldet mit den Codes F0 bis F7, was mit einem Onion-Dienst nicht stimmt; manche Clients kennen sie nicht.</translation>
    </message>
    <message>
        <source>Prefer no authentication</source>
        <translation>Möglichst ohne Authentifizierung</translation>
    </message>
    <message>
        <source>Does without credentials where a client offers both. For clients that offer credentials but fail to send them.</source>
        <translation>Verzichtet auf Zugangsdaten, wenn ein Client beides anbietet. Für Clients, die Zugangsdaten anbieten, sie aber nicht senden.</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>May connect to IPv4 addresses.</source>
        <translation>Darf Verbindungen zu IPv4-Adressen aufbauen.</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>May connect to IPv6 addresses.</source>
        <translation>Darf Verbindungen zu IPv6-Adressen aufbauen.</translation>
    </message>
    <message>
        <source>Prefer IPv6</source>
        <translation>IPv6 bevorzugen</translation>
    </message>
    <message>
        <source>Takes the IPv6 address where a name has both.</source>
        <translation>Nimmt die IPv6-Adresse, wenn ein Name beide hat.</translation>
    </message>
    <message>
        <source>Only onion services</source>
        <translation>Nur Onion-Dienste</translation>
    </message>
    <message>
        <source>Refuses every destination that is not an onion service.</source>
        <translation>Weist jedes Ziel ab, das kein Onion-Dienst ist.</translation>
    </message>
    <message>
        <source>No onion services</source>
        <translation>Keine Onion-Dienste</translation>
    </message>
    <message>
        <source>Refuses onion services.</source>
        <translation>Weist Onion-Dienste ab.</translation>
    </message>
    <message>
        <source>No name lookups</source>
        <translation>Keine Namensauflösung</translation>
    </message>
    <message>
        <source>Refuses names that would have to be looked up, and requests to look one up.</source>
        <translation>Weist Namen ab, die aufgelöst werden müssten, ebenso Anfragen zur Namensauflösung.</translation>
    </message>
    <message>
        <source>Refuse clients that resolve names themselves</source>
        <translation>Clients abweisen, die Namen selbst auflösen</translation>
    </message>
    <message>
        <source>SafeSocks: refuses requests for an address, because the client may have asked a name server for it outside Argyle.</source>
        <translation>SafeSocks: weist Anfragen mit einer Adresse ab, weil der Client sie außerhalb von Argyle bei einem Nameserver erfragt haben kann.</translation>
    </message>
    <message>
        <source>Keep apart by</source>
        <translation>Trennen nach</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Names and addresses</source>
        <translation>Namen und Adressen</translation>
    </message>
    <message>
        <source>Share groups with</source>
        <translation>Gruppen teilen mit</translation>
    </message>
    <message>
        <source>Ports of &amp;session group</source>
        <translation>Ports der &amp;Sitzungsgruppe</translation>
    </message>
    <message>
        <source>Ports of the same session group share their isolation groups. Without one, a port keeps its streams apart from every other port&apos;s.</source>
        <translation>Ports derselben Sitzungsgruppe teilen sich ihre Isolationsgruppen. Ohne Sitzungsgruppe trennt ein Port seine Streams von denen aller anderen Ports.</translation>
    </message>
    <message>
        <source>Session group</source>
        <translation>Sitzungsgruppe</translation>
    </message>
    <message>
        <source>&amp;torrc line:</source>
        <translation>&amp;torrc-Zeile:</translation>
    </message>
    <message>
        <source>This port as a SocksPort line of Tor&apos;s configuration. Paste another over it and the form follows.</source>
        <translation>Dieser Port als SocksPort-Zeile für die Konfiguration von Tor. Wenn Sie eine andere darüber einfügen, passt sich das Formular an.</translation>
    </message>
    <message>
        <source>Add port</source>
        <translation>Port hinzufügen</translation>
    </message>
    <message>
        <source>Edit port</source>
        <translation>Port bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Add port</source>
        <translation>Port &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Sa&amp;ve port</source>
        <translation>Port sp&amp;eichern</translation>
    </message>
    <message>
        <source>Write an address: 127.0.0.1 for this computer alone.</source>
        <translation>Geben Sie eine Adresse an: 127.0.0.1 nur für diesen Rechner.</translation>
    </message>
    <message>
        <source>Write a path for the socket, such as /run/user/1000/argyle-socks.</source>
        <translation>Geben Sie einen Pfad für den Socket an, zum Beispiel /run/user/1000/argyle-socks.</translation>
    </message>
    <message>
        <source>There is a port %1 already. Choose another number or address.</source>
        <extracomment>%1 is an address: 127.0.0.1:1080</extracomment>
        <translation>Es gibt schon einen Port %1. Wählen Sie eine andere Nummer oder Adresse.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PortRow</name>
    <message>
        <source>port chosen by the system</source>
        <translation>Port vom System gewählt</translation>
    </message>
    <message>
        <source>standard options</source>
        <translation>Standardoptionen</translation>
    </message>
    <message>
        <source>Port %1</source>
        <extracomment>%1 is an address: 127.0.0.1:1080</extracomment>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Edit port %1</source>
        <extracomment>%1 is an address: 127.0.0.1:1080</extracomment>
        <translation>Port %1 bearbeiten</translation>
    </message>
    <message>
        <source>Edit this port</source>
        <translation>Diesen Port bearbeiten</translation>
    </message>
    <message>
        <source>Remove port %1</source>
        <extracomment>%1 is an address: 127.0.0.1:1080</extracomment>
        <translation>Port %1 entfernen</translation>
    </message>
    <message>
        <source>Remove this port</source>
        <translation>Diesen Port entfernen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Öffnet…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>1 stream</source>
        <translation>1 Stream</translation>
    </message>
    <message numerus="yes">
        <source>%n streams</source>
        <comment>none, two or more</comment>
        <translation>
            <numerusform>%n Stream</numerusform>
            <numerusform>%n Streams</numerusform>
        </translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Nicht offen</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PortSummary</name>
    <message>
        <source>No port open</source>
        <translation>Kein Port offen</translation>
    </message>
    <message>
        <source>1 port open</source>
        <translation>1 Port offen</translation>
    </message>
    <message numerus="yes">
        <source>%n ports open</source>
        <comment>two or more</comment>
        <translation>
            <numerusform>%n Port offen</numerusform>
            <numerusform>%n Ports offen</numerusform>
        </translation>
    </message>
    <message>
        <source>, 1 could not open</source>
        <translation>, 1 nicht geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>, %n could not open</source>
        <comment>ports, two or more</comment>
        <translation>
            <numerusform>, %n nicht geöffnet</numerusform>
            <numerusform>, %n nicht geöffnet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>argyle::ui::PortSwitches</name>
    <message>
        <source>%1 (could not open)</source>
        <comment>a port</comment>
        <translation>%1 (nicht geöffnet)</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PortsPage</name>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>There is no port, so no application can use Argyle. Add one to begin.</source>
        <translation>Es gibt keinen Port, daher kann keine Anwendung Argyle verwenden. Fügen Sie zuerst einen hinzu.</translation>
    </message>
    <message>
        <source>&amp;Add port…</source>
        <translation>Port &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Import from torrc…</source>
        <translation>Aus &amp;torrc importieren…</translation>
    </message>
    <message>
        <source>Applications reach Argyle at these addresses. Each port has rules of its own.</source>
        <translation>Anwendungen erreichen Argyle unter diesen Adressen. Jeder Port hat eigene Regeln.</translation>
    </message>
    <message>
        <source>Set Argyle as the system&apos;s proxy</source>
        <translation>Argyle als System-Proxy festgelegt</translation>
    </message>
    <message>
        <source>Put the system&apos;s proxy settings back</source>
        <translation>Proxy-Einstellungen des Systems wiederhergestellt</translation>
    </message>
    <message>
        <source>Added port %1</source>
        <translation>Port %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Imported 1 port</source>
        <translation>1 Port importiert</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n ports</source>
        <comment>two or more</comment>
        <translation>
            <numerusform>%n Port importiert</numerusform>
            <numerusform>%n Ports importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited port %1</source>
        <translation>Port %1 bearbeitet</translation>
    </message>
    <message>
        <source>Removed port %1</source>
        <translation>Port %1 entfernt</translation>
    </message>
    <message>
        <source>Switched port %1 on</source>
        <translation>Port %1 eingeschaltet</translation>
    </message>
    <message>
        <source>Switched port %1 off</source>
        <translation>Port %1 ausgeschaltet</translation>
    </message>
</context>
<context>
    <name>argyle::ui::PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>&amp;Hide destinations in the window and in exports</source>
        <translation>&amp;Ziele im Fenster und in Exporten verbergen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Hid destinations</source>
        <translation>Ziele verborgen</translation>
    </message>
    <message>
        <source>Showed destinations</source>
        <translation>Ziele angezeigt</translation>
    </message>
    <message>
        <source>&amp;Remove ended streams now</source>
        <translation>Beendete Streams jetzt &amp;entfernen</translation>
    </message>
    <message>
        <source>Credentials are always masked: those of a stream show only once you reveal them in its handshake, and exports never have them.</source>
        <translation>Zugangsdaten sind immer verdeckt: Die eines Streams erscheinen erst, wenn Sie sie bei seinem Handshake zeigen lassen, und in Exporten stehen sie nie.</translation>
    </message>
    <message>
        <source>They are gone.</source>
        <translation>Sie sind entfernt.</translation>
    </message>
    <message>
        <source>&amp;Ended streams to keep:</source>
        <translation>&amp;Beendete Streams behalten:</translation>
    </message>
    <message>
        <source>Ended streams are kept in memory alone and are gone when Argyle quits.</source>
        <translation>Beendete Streams stehen nur im Arbeitsspeicher und sind nach dem Beenden von Argyle weg.</translation>
    </message>
    <message>
        <source>Changed how many ended streams are kept</source>
        <translation>Anzahl behaltener Streams geändert</translation>
    </message>
</context>
<context>
    <name>argyle::ui::ProxyMenu</name>
    <message>
        <source>Copy pro&amp;xy settings</source>
        <translation>P&amp;roxy-Einstellungen kopieren</translation>
    </message>
</context>
<context>
    <name>argyle::ui::ProxySettings</name>
    <message>
        <source>// Settings, Network Settings, Manual proxy configuration: SOCKS Host %1, Port %2, SOCKS v5,
// “Proxy DNS when using SOCKS v5” on. Or these lines in user.js of the profile:
</source>
        <translation>// Einstellungen, Verbindungs-Einstellungen, Manuelle Proxy-Konfiguration: SOCKS-Host %1, Port %2, SOCKS v5,
// „Bei Verwendung von SOCKS v5 den Proxy für DNS-Anfragen verwenden“ ein. Oder diese Zeilen in user.js des Profils:
</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Umgebungsvariablen</translation>
    </message>
    <message>
        <source>PAC URL</source>
        <comment>address of a proxy auto-configuration file</comment>
        <translation>PAC-URL</translation>
    </message>
    <message>
        <source># Close Chromium first: one that runs already opens the window, and keeps its settings.
</source>
        <translation># Chromium zuerst schließen: Eines, das schon läuft, öffnet das Fenster selbst und behält seine Einstellungen.
</translation>
    </message>
</context>
<context>
    <name>argyle::ui::ReplyTab</name>
    <message>
        <source>Reply of the stream</source>
        <translation>Antwort des Streams</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>DNS leak</source>
        <translation>DNS-Leck</translation>
    </message>
    <message>
        <source>Tor is not ready yet: it has bootstrapped %1 % (%2).</source>
        <translation>Tor ist noch nicht bereit: Verbindungsaufbau bei %1 % (%2).</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>Worauf er wartet</translation>
    </message>
</context>
<context>
    <name>argyle::ui::RouteForm</name>
    <message>
        <source>&amp;Directly from this computer</source>
        <translation>&amp;Direkt von diesem Rechner aus</translation>
    </message>
    <message>
        <source>Through &amp;another SOCKS proxy</source>
        <translation>Über einen &amp;anderen SOCKS-Proxy</translation>
    </message>
    <message>
        <source>Through the &amp;Tor that runs already</source>
        <translation>Über einen bereits &amp;laufenden Tor-Dienst</translation>
    </message>
    <message>
        <source>Through a Tor that Argyle &amp;runs</source>
        <translation>Über einen &amp;eigenen Tor-Prozess von Argyle</translation>
    </message>
</context>
<context>
    <name>argyle::ui::RoutePage</name>
    <message>
        <source>the SOCKS proxy %1</source>
        <translation>SOCKS-Proxy %1</translation>
    </message>
    <message>
        <source>the Tor at %1</source>
        <translation>Tor unter %1</translation>
    </message>
    <message>
        <source>a Tor of its own</source>
        <translation>eigener Tor-Prozess</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Use th&amp;is route</source>
        <translation>Diese Route &amp;verwenden</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>How streams leave Argyle. Those that are open when it changes stay on their way.</source>
        <translation>Welchen Weg Streams von Argyle aus nehmen. Offene Streams behalten bei einer Änderung ihren Weg.</translation>
    </message>
    <message>
        <source>Ask who stands in the way whether it works, without a request to anywhere else</source>
        <translation>Die Stationen der Route fragen, ob sie funktionieren, ohne Anfrage an ein anderes Ziel</translation>
    </message>
    <message>
        <source>Not complete yet.</source>
        <translation>Noch nicht vollständig.</translation>
    </message>
    <message>
        <source>Not in use yet.</source>
        <translation>Noch nicht in Gebrauch.</translation>
    </message>
    <message>
        <source>Changed the route: %1</source>
        <extracomment>%1 is a way out: directly, the SOCKS proxy 192.0.2.1:1080, the Tor at 127.0.0.1:9050, a Tor of its own</extracomment>
        <translation>Route geändert: %1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::RouteStatus</name>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>%p%</source>
        <extracomment>percent of a progress bar</extracomment>
        <translation>%p %</translation>
    </message>
    <message>
        <source>How far Tor is</source>
        <translation>Fortschritt von Tor</translation>
    </message>
</context>
<context>
    <name>argyle::ui::RunningTorBox</name>
    <message>
        <source>Network address</source>
        <translation>Netzwerkadresse</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix-Socket</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no control port</comment>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Without its control port Argyle cannot tell how far Tor is, nor show circuits.</source>
        <translation>Ohne den Steuerport kann Argyle weder den Fortschritt von Tor noch Kanäle anzeigen.</translation>
    </message>
    <message>
        <source>Automatic (cookie, or none)</source>
        <translation>Automatisch (Cookie oder ohne)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;SOCKS address:</source>
        <translation>&amp;SOCKS-Adresse:</translation>
    </message>
    <message>
        <source>&amp;Control port:</source>
        <translation>Ste&amp;uerport:</translation>
    </message>
    <message>
        <source>Contr&amp;ol address:</source>
        <translation>Adresse des Steuerp&amp;orts:</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation>P&amp;fad:</translation>
    </message>
    <message>
        <source>&amp;Login:</source>
        <translation>A&amp;nmeldung:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Pass&amp;wort:</translation>
    </message>
    <message>
        <source>The password of Tor&apos;s control port is needed.</source>
        <translation>Das Passwort des Steuerports von Tor ist erforderlich.</translation>
    </message>
    <message>
        <source>The path of a Unix socket begins with a slash, such as /run/tor/control.</source>
        <translation>Der Pfad eines Unix-Sockets beginnt mit einem Schrägstrich, zum Beispiel /run/tor/control.</translation>
    </message>
    <message>
        <source>A path with a comma has no place in a route: give the socket another path in Tor&apos;s torrc.</source>
        <translation>Ein Pfad mit Komma kann nicht in einer Route stehen: Geben Sie dem Socket in der torrc einen anderen Pfad.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::SecretField</name>
    <message>
        <source>Kept in memory only: enter it again after each start</source>
        <translation>Wird nur im Arbeitsspeicher gehalten: nach jedem Start neu eingeben</translation>
    </message>
</context>
<context>
    <name>argyle::ui::SettingsPage</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
</context>
<context>
    <name>argyle::ui::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StatusLine</name>
    <message>
        <source>↓ %1   ↑ %2</source>
        <comment>rates</comment>
        <translation>↓ %1   ↑ %2</translation>
    </message>
    <message>
        <source>Down %1, up %2</source>
        <translation>Download %1, Upload %2</translation>
    </message>
    <message>
        <source>Route: %1</source>
        <translation>Route: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, new identity in %n s</source>
        <extracomment>%1 is the route, %n how long Tor lets a new identity wait</extracomment>
        <translation>
            <numerusform>%1, neue Identität in %n s</numerusform>
            <numerusform>%1, neue Identität in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <comment>streams</comment>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1, %2 failed in the last minute</source>
        <comment>so many open, so many failed</comment>
        <translation>%1, %2 in der letzten Minute gescheitert</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <comment>so many streams</comment>
        <translation>%1 ausgewählt</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamCell</name>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamDelegate</name>
    <message>
        <source>DNS leak</source>
        <comment>badge on a stream</comment>
        <translation>DNS-Leck</translation>
    </message>
    <message>
        <source>DNS</source>
        <comment>badge on a stream that leaks DNS, where there is little room</comment>
        <translation>DNS</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamExport</name>
    <message>
        <source>Table, comma separated (*.csv)</source>
        <translation>Tabelle, durch Kommas getrennt (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The streams were not exported: %1</source>
        <translation>Die Streams wurden nicht exportiert: %1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamFilter</name>
    <message>
        <source>Write something after “%1:”.</source>
        <translation>Schreiben Sie etwas hinter „%1:“.</translation>
    </message>
    <message>
        <source>“%1:” knows no “%2”. It can be %3.</source>
        <translation>„%1:“ kennt „%2“ nicht. Möglich sind: %3.</translation>
    </message>
    <message>
        <source>“%1” is no reply code: those are hexadecimal bytes, as in code:05.</source>
        <translation>„%1“ ist kein Antwortcode: Antwortcodes sind hexadezimale Bytes, wie in code:05.</translation>
    </message>
    <message>
        <source>A quote is opened and not closed.</source>
        <translation>Ein Anführungszeichen wird geöffnet und nicht geschlossen.</translation>
    </message>
    <message>
        <source>There is no “%1:”. Known are %2.</source>
        <translation>„%1:“ gibt es nicht. Bekannt sind: %2.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamModel</name>
    <message>
        <source>Stream %1, group %2</source>
        <translation>Stream %1, Gruppe %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>↓ kB/s</source>
        <comment>column: download rate</comment>
        <translation>↓ kB/s</translation>
    </message>
    <message>
        <source>↑ kB/s</source>
        <comment>column: upload rate</comment>
        <translation>↑ kB/s</translation>
    </message>
    <message>
        <source>App</source>
        <comment>column: short for application</comment>
        <translation>App</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>column: bytes to the client</comment>
        <translation>Download</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>column: bytes from the client</comment>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Asked</source>
        <comment>column: what the client asked for</comment>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Download rate</source>
        <translation>Downloadrate</translation>
    </message>
    <message>
        <source>Upload rate</source>
        <translation>Uploadrate</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Heruntergeladen</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamText</name>
    <message>
        <source>SOCKS %1</source>
        <comment>a protocol version, before the request came</comment>
        <translation>SOCKS %1</translation>
    </message>
    <message>
        <source>command %1</source>
        <comment>a byte that has no name</comment>
        <translation>Befehl %1</translation>
    </message>
    <message>
        <source>Handshake</source>
        <comment>state of a stream</comment>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Resolving</source>
        <comment>state of a stream</comment>
        <translation>Löst auf</translation>
    </message>
    <message>
        <source>Connecting</source>
        <comment>state of a stream</comment>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>state of a stream</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a stream</comment>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a stream</comment>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a reply code and what a lookup found</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <comment>in place of a destination</comment>
        <translation>(verborgen)</translation>
    </message>
</context>
<context>
    <name>argyle::ui::StreamView</name>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Fit columns to their texts</source>
        <translation>Spaltenbreiten an den Inhalt anpassen</translation>
    </message>
    <message>
        <source>&amp;Columns of the streams</source>
        <translation>&amp;Spalten der Streams</translation>
    </message>
</context>
<context>
    <name>argyle::ui::SystemProxyBox</name>
    <message>
        <source>&amp;Set as the system&apos;s proxy</source>
        <translation>Als &amp;System-Proxy verwenden</translation>
    </message>
    <message>
        <source>the first port that is open</source>
        <translation>den ersten offenen Port</translation>
    </message>
    <message>
        <source>Applications that follow the desktop&apos;s proxy settings then go through %1. What is set there now comes back when you switch this off, and when Argyle quits.</source>
        <translation>Anwendungen, die sich nach den Proxy-Einstellungen der Desktop-Umgebung richten, gehen dann über %1. Was dort jetzt eingestellt ist, wird wiederhergestellt, wenn Sie dies ausschalten oder Argyle beenden.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::ThroughputStrip</name>
    <message>
        <source>Throughput in the last two minutes</source>
        <translation>Durchsatz der letzten zwei Minuten</translation>
    </message>
    <message>
        <source>Throughput in the last two minutes: area down, line up</source>
        <translation>Durchsatz der letzten zwei Minuten: Fläche für Download, Linie für Upload</translation>
    </message>
    <message>
        <source>Down %1, up %2</source>
        <translation>Download %1, Upload %2</translation>
    </message>
    <message>
        <source>↓ %1</source>
        <comment>download rate</comment>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>↑ %1</source>
        <comment>upload rate</comment>
        <translation>↑ %1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::TimelineTab</name>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Phases of the selected streams</source>
        <translation>Phasen der ausgewählten Streams</translation>
    </message>
</context>
<context>
    <name>argyle::ui::TorrcDialog</name>
    <message>
        <source>&amp;Choose file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>&amp;Not taken over:</source>
        <translation>&amp;Nicht übernommen:</translation>
    </message>
    <message>
        <source>Import from torrc</source>
        <translation>Aus torrc importieren</translation>
    </message>
    <message>
        <source>Ports that are added</source>
        <translation>Neue Ports</translation>
    </message>
    <message>
        <source>Lines that are not taken over</source>
        <translation>Zeilen, die nicht übernommen werden</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>&amp;Paste a torrc, or its SocksPort lines:</source>
        <translation>torrc oder ihre SocksPort-Zeilen hier ein&amp;fügen:</translation>
    </message>
    <message>
        <source>Ports that are &amp;added:</source>
        <translation>Neue &amp;Ports:</translation>
    </message>
    <message>
        <source>Add ports</source>
        <translation>Ports hinzufügen</translation>
    </message>
    <message>
        <source>Choose a torrc</source>
        <translation>torrc wählen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 is too large for a torrc.</source>
        <translation>%1 ist zu groß für eine torrc.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>address, its flags</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Add 1 port</source>
        <translation>1 Port hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n ports</source>
        <comment>two or more</comment>
        <translation>
            <numerusform>%n Port hinzufügen</numerusform>
            <numerusform>%n Ports hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Argyle takes over SocksPort lines. It leaves out everything else, and says why where it may matter.</source>
        <translation>Argyle übernimmt SocksPort-Zeilen. Alles andere lässt es aus und nennt den Grund, wo es darauf ankommen kann.</translation>
    </message>
    <message>
        <source>There is no SocksPort line in this text.</source>
        <translation>Dieser Text enthält keine SocksPort-Zeile.</translation>
    </message>
    <message>
        <source>1 line is about something else.</source>
        <translation>1 Zeile betrifft etwas anderes.</translation>
    </message>
    <message numerus="yes">
        <source>%n lines are about something else.</source>
        <comment>two or more</comment>
        <translation>
            <numerusform>%n Zeile betrifft etwas anderes.</numerusform>
            <numerusform>%n Zeilen betreffen etwas anderes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>argyle::ui::Tray</name>
    <message>
        <source>Argyle
%1</source>
        <comment>the state in a few words</comment>
        <translation>Argyle
%1</translation>
    </message>
</context>
<context>
    <name>argyle::ui::TrayMenu</name>
    <message>
        <source>New &amp;identity</source>
        <translation>Neue &amp;Identität</translation>
    </message>
    <message>
        <source>&amp;Open Argyle</source>
        <translation>Argyle ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>%1 · Route: %2</source>
        <comment>ports, route</comment>
        <translation>%1 · Route: %2</translation>
    </message>
</context>
<context>
    <name>argyle::ui::TrialView</name>
    <message>
        <source>Trying…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>Good</source>
        <comment>what a test found</comment>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>To know</source>
        <comment>what a test found</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>what a test found</comment>
        <translation>Gescheitert</translation>
    </message>
</context>
<context>
    <name>argyle::ui::Unanswered</name>
    <message>
        <source>In the application&apos;s proxy settings, clear the fields for an HTTP proxy, and set %1 as SOCKS proxy.</source>
        <comment>the address of a port</comment>
        <translation>Leeren Sie in den Proxy-Einstellungen der Anwendung die Felder für einen HTTP-Proxy und tragen Sie %1 als SOCKS-Proxy ein.</translation>
    </message>
    <message>
        <source>In the application&apos;s proxy settings, clear the fields for an HTTP proxy, and set the SOCKS host to %1, its port to %2. Where it takes an address alone, write %3.</source>
        <translation>Leeren Sie in den Proxy-Einstellungen der Anwendung die Felder für einen HTTP-Proxy und tragen Sie als SOCKS-Host %1 und als dessen Port %2 ein. Nimmt sie nur eine Adresse, schreiben Sie %3.</translation>
    </message>
    <message>
        <source>Enter a user name and a password in the application, any will do; or tick “Prefer no authentication” in the settings of the port.</source>
        <translation>Tragen Sie in der Anwendung einen beliebigen Benutzernamen und ein beliebiges Passwort ein, oder wählen Sie in den Einstellungen des Ports „Möglichst ohne Authentifizierung“.</translation>
    </message>
    <message>
        <source>Set the application to no authentication, or to a user name and a password, any will do.</source>
        <translation>Stellen Sie die Anwendung auf keine Authentifizierung oder auf einen beliebigen Benutzernamen und ein beliebiges Passwort ein.</translation>
    </message>
    <message>
        <source>Try again: the application may have been stopped. Where it happens each time, the Handshake tab shows how far it comes; another version of the application, or another type of SOCKS proxy in its settings, may come further.</source>
        <translation>Versuchen Sie es noch einmal: Die Anwendung wurde vielleicht beendet. Geschieht es jedes Mal, zeigt „Handshake“, wie weit sie kommt; eine andere Version der Anwendung oder eine andere Art von SOCKS-Proxy in ihren Einstellungen kommt vielleicht weiter.</translation>
    </message>
    <message>
        <source>No reply yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Answered with the page for misconfigured browsers</source>
        <translation>Mit der Seite für falsch eingerichtete Browser beantwortet</translation>
    </message>
    <message>
        <source>Closed without an answer</source>
        <translation>Ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>No SOCKS reply was sent</source>
        <translation>Es wurde keine SOCKS-Antwort gesendet</translation>
    </message>
    <message>
        <source>Nothing, where a program only looked whether the port is open. If an application meant to use it, see that the type of its proxy is SOCKS5.</source>
        <translation>Nichts, wenn ein Programm nur nachgesehen hat, ob der Port offen ist. Wollte eine Anwendung ihn benutzen, prüfen Sie, ob als Art ihres Proxys SOCKS5 gewählt ist.</translation>
    </message>
    <message>
        <source>Choose SOCKS5 as the type of the application&apos;s proxy: what it sent is neither SOCKS nor HTTP, as if this port were another kind of proxy, or the server itself.</source>
        <translation>Wählen Sie als Art des Proxys der Anwendung SOCKS5: Was sie gesendet hat, ist weder SOCKS noch HTTP, als wäre dieser Port ein anderer Proxy oder der Server selbst.</translation>
    </message>
</context>
<context>
    <name>argyle::ui::UpstreamBox</name>
    <message>
        <source>&amp;Credentials of its own for each isolation group</source>
        <translation>Eigene Zugangsdaten für jede &amp;Isolationsgruppe</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no user name</comment>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>For a proxy that keeps users apart, such as Tor or another Argyle: each isolation group is a user of its own there, with a random password.</source>
        <translation>Für einen Proxy, der Benutzer trennt, etwa Tor oder ein anderes Argyle: Jede Isolationsgruppe ist dort ein eigener Benutzer mit zufälligem Passwort.</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>U&amp;ser name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Pass&amp;wort:</translation>
    </message>
    <message>
        <source>A proxy takes a user name and a password together: fill in both, or neither.</source>
        <translation>Ein Proxy braucht Benutzername und Passwort zusammen: Füllen Sie beide Felder aus oder keines.</translation>
    </message>
    <message>
        <source>A user name and a password have at most %1 bytes each.</source>
        <translation>Benutzername und Passwort haben je höchstens %1 Bytes.</translation>
    </message>
</context>
<context>
    <name>socks</name>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>The request was carried out.</source>
        <translation>Die Anfrage wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The connection is up, or the name was resolved.</source>
        <translation>Die Verbindung steht, oder der Name wurde aufgelöst.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>general failure</source>
        <translation>allgemeiner Fehler</translation>
    </message>
    <message>
        <source>The request could not be carried out, and no other code says why.</source>
        <translation>Die Anfrage konnte nicht ausgeführt werden, und kein anderer Code nennt den Grund.</translation>
    </message>
    <message>
        <source>The client sent a malformed request, a malformed name or port 0, or the proxy ran into a limit of its own, such as the number of open connections.</source>
        <translation>Der Client hat eine fehlerhafte Anfrage, einen fehlerhaften Namen oder Port 0 gesendet, oder der Proxy ist an eine eigene Grenze gestoßen, etwa die Zahl offener Verbindungen.</translation>
    </message>
    <message>
        <source>Check the host name and the port in the application. If many streams fail at once, close some and try again.</source>
        <translation>Prüfen Sie Hostname und Port in der Anwendung. Wenn viele Streams zugleich scheitern, schließen Sie einige und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>not allowed by rule</source>
        <translation>durch Regel verboten</translation>
    </message>
    <message>
        <source>A rule of this port or of a proxy on the way forbids the connection.</source>
        <translation>Eine Regel dieses Ports oder eines Proxys auf dem Weg verbietet die Verbindung.</translation>
    </message>
    <message>
        <source>The port refuses bare addresses, name lookups, onion services or everything else, or another proxy did not accept the credentials.</source>
        <translation>Der Port weist bloße Adressen, Namensauflösungen, Onion-Dienste oder alles andere ab, oder ein anderer Proxy hat die Zugangsdaten nicht angenommen.</translation>
    </message>
    <message>
        <source>Look at the port&apos;s names and addresses settings. Where bare addresses are refused, have the application send names instead.</source>
        <translation>Sehen Sie sich in den Einstellungen des Ports „Namen und Adressen“ an. Werden bloße Adressen abgewiesen, lassen Sie die Anwendung stattdessen Namen senden.</translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation>Netz nicht erreichbar</translation>
    </message>
    <message>
        <source>There is no way to the destination&apos;s network.</source>
        <translation>Es gibt keinen Weg in das Netz des Ziels.</translation>
    </message>
    <message>
        <source>This computer is offline, or it has no IPv6 connection and the destination has only IPv6 addresses.</source>
        <translation>Dieser Rechner ist offline, oder er hat keine IPv6-Verbindung, und das Ziel hat nur IPv6-Adressen.</translation>
    </message>
    <message>
        <source>Check the network connection. If only some destinations fail, try them over IPv4.</source>
        <translation>Prüfen Sie die Netzwerkverbindung. Wenn nur einzelne Ziele scheitern, versuchen Sie es dort über IPv4.</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>Host nicht erreichbar</translation>
    </message>
    <message>
        <source>The destination could not be reached, or its name does not resolve.</source>
        <translation>Das Ziel war nicht erreichbar, oder sein Name lässt sich nicht auflösen.</translation>
    </message>
    <message>
        <source>The name is misspelt or does not exist, the name server does not answer, or the host is switched off. Onion services can be reached through Tor only.</source>
        <translation>Der Name ist falsch geschrieben oder existiert nicht, der Nameserver antwortet nicht, oder der Host ist ausgeschaltet. Onion-Dienste sind nur über Tor erreichbar.</translation>
    </message>
    <message>
        <source>Check the spelling and try the name elsewhere. For an onion service, choose Tor as the route.</source>
        <translation>Prüfen Sie die Schreibweise, und versuchen Sie den Namen anderswo. Wählen Sie für einen Onion-Dienst Tor als Route.</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>The destination answered that it does not take connections on this port.</source>
        <translation>Das Ziel hat geantwortet, dass es auf diesem Port keine Verbindungen annimmt.</translation>
    </message>
    <message>
        <source>Nothing listens on the port, or a firewall rejects the connection.</source>
        <translation>Auf dem Port lauscht nichts, oder eine Firewall weist die Verbindung ab.</translation>
    </message>
    <message>
        <source>Check the port number, and whether the service is running.</source>
        <translation>Prüfen Sie die Portnummer und ob der Dienst läuft.</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>The destination or the name server did not answer in time.</source>
        <translation>Das Ziel oder der Nameserver hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The host is down or overloaded, or a firewall drops the packets without a word.</source>
        <translation>Der Host ist ausgefallen oder überlastet, oder eine Firewall verwirft die Pakete stillschweigend.</translation>
    </message>
    <message>
        <source>Try again later. If it is always this destination, it may block connections from here.</source>
        <translation>Versuchen Sie es später erneut. Wenn es immer dieses Ziel ist, sperrt es vielleicht Verbindungen von hier.</translation>
    </message>
    <message>
        <source>command not supported</source>
        <translation>Befehl nicht unterstützt</translation>
    </message>
    <message>
        <source>The client asked for something other than to connect or to look up a name.</source>
        <translation>Der Client wollte etwas anderes als eine Verbindung oder eine Namensauflösung.</translation>
    </message>
    <message>
        <source>The application wants to accept connections (BIND) or to send datagrams (UDP ASSOCIATE), as some file transfer, game and call programs do.</source>
        <translation>Die Anwendung will Verbindungen annehmen (BIND) oder Datagramme senden (UDP ASSOCIATE), wie es manche Programme für Dateiübertragung, Spiele und Anrufe tun.</translation>
    </message>
    <message>
        <source>Switch such features off in the application, or choose a passive or TCP mode there.</source>
        <translation>Schalten Sie solche Funktionen in der Anwendung aus, oder wählen Sie dort einen passiven oder einen TCP-Modus.</translation>
    </message>
    <message>
        <source>address type not supported</source>
        <translation>Adresstyp nicht unterstützt</translation>
    </message>
    <message>
        <source>The kind of address cannot be used for this request.</source>
        <translation>Diese Art von Adresse ist für diese Anfrage nicht möglich.</translation>
    </message>
    <message>
        <source>The port does not take IPv4 or IPv6 traffic, or a name was sent where the request needs an address.</source>
        <translation>Der Port lässt keinen IPv4- oder keinen IPv6-Verkehr zu, oder es wurde ein Name gesendet, wo die Anfrage eine Adresse benötigt.</translation>
    </message>
    <message>
        <source>Have the application use the other kind of address, or allow it in the port&apos;s settings.</source>
        <translation>Lassen Sie die Anwendung die andere Art von Adresse verwenden, oder erlauben Sie diese in den Einstellungen des Ports.</translation>
    </message>
    <message>
        <source>onion service descriptor not found</source>
        <translation>Deskriptor des Onion-Dienstes nicht gefunden</translation>
    </message>
    <message>
        <source>The onion service has not published where it can be reached.</source>
        <translation>Der Onion-Dienst hat nicht veröffentlicht, wo er erreichbar ist.</translation>
    </message>
    <message>
        <source>The service is offline or gone for good, the address is mistyped, or the route is not Tor.</source>
        <translation>Der Dienst ist offline oder endgültig weg, die Adresse enthält einen Tippfehler, oder die Route führt nicht über Tor.</translation>
    </message>
    <message>
        <source>Check the address, and that the route is Tor. Try again later: the service may come back.</source>
        <translation>Prüfen Sie die Adresse und ob die Route über Tor führt. Versuchen Sie es später erneut: Vielleicht kommt der Dienst zurück.</translation>
    </message>
    <message>
        <source>onion service descriptor is invalid</source>
        <translation>Deskriptor des Onion-Dienstes ungültig</translation>
    </message>
    <message>
        <source>What the onion service published could not be read or verified.</source>
        <translation>Was der Onion-Dienst veröffentlicht hat, ließ sich nicht lesen oder nicht prüfen.</translation>
    </message>
    <message>
        <source>The service or this Tor is too old or faulty, or the clock of one of them is wrong.</source>
        <translation>Der Dienst oder die hiesige Tor-Version ist zu alt oder fehlerhaft, oder eine der beiden Uhren geht falsch.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock, update Tor, or tell the service&apos;s operator.</source>
        <translation>Prüfen Sie die Uhr dieses Rechners, aktualisieren Sie Tor, oder informieren Sie den Betreiber des Dienstes.</translation>
    </message>
    <message>
        <source>onion service introduction failed</source>
        <translation>Einführung beim Onion-Dienst gescheitert</translation>
    </message>
    <message>
        <source>No introduction point passed the request on to the onion service.</source>
        <translation>Kein Einführungspunkt hat die Anfrage an den Onion-Dienst weitergegeben.</translation>
    </message>
    <message>
        <source>The service went offline a short while ago, or it is overloaded.</source>
        <translation>Der Dienst ist seit Kurzem offline, oder er ist überlastet.</translation>
    </message>
    <message>
        <source>Wait a minute and try again, or choose New circuit.</source>
        <translation>Warten Sie eine Minute und versuchen Sie es erneut, oder wählen Sie „Neuer Kanal“.</translation>
    </message>
    <message>
        <source>onion service rendezvous failed</source>
        <translation>Rendezvous mit dem Onion-Dienst gescheitert</translation>
    </message>
    <message>
        <source>The onion service and this Tor did not meet at the relay that was agreed on.</source>
        <translation>Der Onion-Dienst und Tor auf dieser Seite haben sich nicht an dem vereinbarten Relay getroffen.</translation>
    </message>
    <message>
        <source>The service is overloaded, or a relay on the way failed.</source>
        <translation>Der Dienst ist überlastet, oder ein Relay auf dem Weg ist ausgefallen.</translation>
    </message>
    <message>
        <source>Try again, or choose New circuit.</source>
        <translation>Versuchen Sie es erneut, oder wählen Sie „Neuer Kanal“.</translation>
    </message>
    <message>
        <source>onion service needs client authorization</source>
        <translation>Onion-Dienst verlangt Client-Autorisierung</translation>
    </message>
    <message>
        <source>The onion service lets in only clients that hold a key, and Tor has none for it.</source>
        <translation>Der Onion-Dienst lässt nur Clients mit einem Schlüssel ein, und Tor hat keinen für ihn.</translation>
    </message>
    <message>
        <source>The service is private, and its key was not given to this Tor.</source>
        <translation>Der Dienst ist privat, und Tor hat seinen Schlüssel nicht erhalten.</translation>
    </message>
    <message>
        <source>Ask the service&apos;s operator for a key, and add it to Tor&apos;s client authorization keys.</source>
        <translation>Bitten Sie den Betreiber des Dienstes um einen Schlüssel, und fügen Sie ihn den Schlüsseln zur Client-Autorisierung von Tor hinzu.</translation>
    </message>
    <message>
        <source>wrong onion service client authorization</source>
        <translation>falsche Client-Autorisierung beim Onion-Dienst</translation>
    </message>
    <message>
        <source>The onion service did not accept the key that Tor has for it.</source>
        <translation>Der Onion-Dienst hat den Schlüssel, den Tor für ihn hat, nicht angenommen.</translation>
    </message>
    <message>
        <source>The key is mistyped, belongs to another service, or was withdrawn.</source>
        <translation>Der Schlüssel enthält einen Tippfehler, gehört zu einem anderen Dienst oder wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>Compare the key with the one that the operator gave, or ask for a new one.</source>
        <translation>Vergleichen Sie den Schlüssel mit dem des Betreibers, oder bitten Sie um einen neuen.</translation>
    </message>
    <message>
        <source>invalid onion address</source>
        <translation>ungültige Onion-Adresse</translation>
    </message>
    <message>
        <source>The name ends in .onion but is not the address of an onion service.</source>
        <translation>Der Name endet auf .onion, ist aber keine Adresse eines Onion-Dienstes.</translation>
    </message>
    <message>
        <source>A character is wrong or missing, or it is an old address of 16 characters (version 2), which no longer works.</source>
        <translation>Ein Zeichen ist falsch oder fehlt, oder es ist eine alte Adresse mit 16 Zeichen (Version 2), die nicht mehr funktioniert.</translation>
    </message>
    <message>
        <source>Copy the whole address again: 56 characters before .onion.</source>
        <translation>Kopieren Sie die ganze Adresse noch einmal: 56 Zeichen vor .onion.</translation>
    </message>
    <message>
        <source>onion service introduction timed out</source>
        <translation>Zeitüberschreitung bei der Einführung beim Onion-Dienst</translation>
    </message>
    <message>
        <source>The onion service did not answer at its introduction points in time.</source>
        <translation>Der Onion-Dienst hat an seinen Einführungspunkten nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The service is overloaded or under attack, or the network is slow.</source>
        <translation>Der Dienst ist überlastet oder wird angegriffen, oder das Netz ist langsam.</translation>
    </message>
    <message>
        <source>Try again later, or choose New circuit.</source>
        <translation>Versuchen Sie es später erneut, oder wählen Sie „Neuer Kanal“.</translation>
    </message>
    <message>
        <source>unassigned code</source>
        <translation>nicht vergebener Code</translation>
    </message>
    <message>
        <source>No SOCKS specification gives this code a meaning.</source>
        <translation>Keine SOCKS-Spezifikation gibt diesem Code eine Bedeutung.</translation>
    </message>
    <message>
        <source>Another proxy on the way uses a code of its own, or it does not speak SOCKS.</source>
        <translation>Ein anderer Proxy auf dem Weg verwendet einen eigenen Code, oder er spricht kein SOCKS.</translation>
    </message>
    <message>
        <source>Check the other proxy&apos;s address and port, and its documentation.</source>
        <translation>Prüfen Sie Adresse und Port des anderen Proxys sowie seine Dokumentation.</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>gewährt</translation>
    </message>
    <message>
        <source>rejected or failed</source>
        <translation>abgelehnt oder gescheitert</translation>
    </message>
    <message>
        <source>The request was refused or failed; SOCKS4 has no room to say why.</source>
        <translation>Die Anfrage wurde abgelehnt oder ist gescheitert; SOCKS4 kann den Grund nicht mitteilen.</translation>
    </message>
    <message>
        <source>The destination refused or did not answer, the name does not resolve or has only IPv6 addresses, the request was malformed, or a rule of the port forbids it.</source>
        <translation>Das Ziel hat abgelehnt oder nicht geantwortet, der Name lässt sich nicht auflösen oder hat nur IPv6-Adressen, die Anfrage war fehlerhaft, oder eine Regel des Ports verbietet sie.</translation>
    </message>
    <message>
        <source>Use SOCKS5 in the application if it can: it is told the reason.</source>
        <translation>Verwenden Sie in der Anwendung nach Möglichkeit SOCKS5: Damit erfährt sie den Grund.</translation>
    </message>
    <message>
        <source>ident service unreachable</source>
        <translation>Ident-Dienst nicht erreichbar</translation>
    </message>
    <message>
        <source>The proxy wanted to ask this computer who the person is and could not.</source>
        <translation>Der Proxy wollte diesen Rechner fragen, wer die Verbindung nutzt, und konnte es nicht.</translation>
    </message>
    <message>
        <source>Another proxy on the way insists on an ident service (identd). Argyle never sends this code.</source>
        <translation>Ein anderer Proxy auf dem Weg besteht auf einem Ident-Dienst (identd). Argyle sendet diesen Code nie.</translation>
    </message>
    <message>
        <source>Use another proxy, or SOCKS5 with a username and password.</source>
        <translation>Verwenden Sie einen anderen Proxy oder SOCKS5 mit Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>ident does not match</source>
        <translation>Ident stimmt nicht überein</translation>
    </message>
    <message>
        <source>The proxy asked this computer who the person is and got another name than the request&apos;s.</source>
        <translation>Der Proxy hat diesen Rechner gefragt, wer die Verbindung nutzt, und einen anderen Namen als den der Anfrage erhalten.</translation>
    </message>
    <message>
        <source>The user name in the application&apos;s proxy settings is not the one on this computer. Argyle never sends this code.</source>
        <translation>Der Benutzername in den Proxy-Einstellungen der Anwendung ist nicht der auf diesem Rechner. Argyle sendet diesen Code nie.</translation>
    </message>
    <message>
        <source>Correct the user name, or use SOCKS5 with a username and password.</source>
        <translation>Berichtigen Sie den Benutzernamen, oder verwenden Sie SOCKS5 mit Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>It is neither a name nor an address.</source>
        <translation>Es ist weder ein Name noch eine Adresse.</translation>
    </message>
    <message>
        <source>It is not this protocol&apos;s version: nobody knows what follows.</source>
        <translation>Das ist nicht die Version dieses Protokolls: Was folgt, ist ungewiss.</translation>
    </message>
    <message>
        <source>no authentication</source>
        <translation>keine Authentifizierung</translation>
    </message>
    <message>
        <source>GSSAPI</source>
        <translation>GSSAPI</translation>
    </message>
    <message>
        <source>username and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <source>none that was offered</source>
        <translation>keines der angebotenen</translation>
    </message>
    <message>
        <source>another method</source>
        <translation>ein anderes Verfahren</translation>
    </message>
    <message>
        <source>IPv4 address</source>
        <translation>IPv4-Adresse</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>IPv6 address</source>
        <translation>IPv6-Adresse</translation>
    </message>
    <message>
        <source>It must be zero.</source>
        <translation>Es muss null sein.</translation>
    </message>
    <message>
        <source>There is no such kind of address: nobody knows how long the rest is.</source>
        <translation>Diese Art von Adresse gibt es nicht: Wie lang der Rest ist, ist ungewiss.</translation>
    </message>
    <message>
        <source>another command</source>
        <translation>ein anderer Befehl</translation>
    </message>
    <message>
        <source>Nothing can be reached at port 0.</source>
        <translation>An Port 0 ist nichts erreichbar.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Choice of a method</source>
        <translation>Wahl eines Verfahrens</translation>
    </message>
    <message>
        <source>Username and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <source>Answer to the credentials</source>
        <translation>Antwort auf die Zugangsdaten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>HTTP-Anfrage</translation>
    </message>
    <message>
        <source>Page for a misconfigured browser</source>
        <translation>Seite für einen falsch eingerichteten Browser</translation>
    </message>
    <message>
        <source>Other bytes</source>
        <translation>Andere Bytes</translation>
    </message>
    <message>
        <source>The version of the protocol: SOCKS5.</source>
        <translation>Die Version des Protokolls: SOCKS5.</translation>
    </message>
    <message>
        <source>How many ways to authenticate the client offers.</source>
        <translation>Wie viele Authentifizierungsverfahren der Client anbietet.</translation>
    </message>
    <message>
        <source>A way to authenticate that the client offers.</source>
        <translation>Ein Authentifizierungsverfahren, das der Client anbietet.</translation>
    </message>
    <message>
        <source>The way to authenticate that Argyle chose.</source>
        <translation>Das Authentifizierungsverfahren, das Argyle gewählt hat.</translation>
    </message>
    <message>
        <source>The version of this part of the handshake, which is 1.</source>
        <translation>Die Version dieses Teils des Handshakes, nämlich 1.</translation>
    </message>
    <message>
        <source>How many bytes the username has.</source>
        <translation>Wie viele Bytes der Benutzername hat.</translation>
    </message>
    <message>
        <source>The username. Argyle keeps clients apart by it and checks nothing.</source>
        <translation>Der Benutzername. Argyle trennt danach Clients und prüft nichts.</translation>
    </message>
    <message>
        <source>How many bytes the password has.</source>
        <translation>Wie viele Bytes das Passwort hat.</translation>
    </message>
    <message>
        <source>The password. Argyle keeps clients apart by it and checks nothing.</source>
        <translation>Das Passwort. Argyle trennt danach Clients und prüft nichts.</translation>
    </message>
    <message>
        <source>Zero accepts the credentials.</source>
        <translation>Null nimmt die Zugangsdaten an.</translation>
    </message>
    <message>
        <source>What the client wants.</source>
        <translation>Was der Client will.</translation>
    </message>
    <message>
        <source>Reserved.</source>
        <translation>Reserviert.</translation>
    </message>
    <message>
        <source>The kind of the address that follows.</source>
        <translation>Die Art der Adresse, die folgt.</translation>
    </message>
    <message>
        <source>How many bytes the name has.</source>
        <translation>Wie viele Bytes der Name hat.</translation>
    </message>
    <message>
        <source>Where the client wants to go, or what it looks up.</source>
        <translation>Wohin der Client will oder was er auflösen lässt.</translation>
    </message>
    <message>
        <source>The port there.</source>
        <translation>Der Port dort.</translation>
    </message>
    <message>
        <source>How the request went.</source>
        <translation>Wie die Anfrage ausgegangen ist.</translation>
    </message>
    <message>
        <source>The local end of the connection, or what a lookup found.</source>
        <translation>Das lokale Ende der Verbindung oder das Ergebnis einer Namensauflösung.</translation>
    </message>
    <message>
        <source>The port of that end.</source>
        <translation>Der Port dieses Endes.</translation>
    </message>
    <message>
        <source>The version of the protocol: SOCKS4.</source>
        <translation>Die Version des Protokolls: SOCKS4.</translation>
    </message>
    <message>
        <source>The port that the client wants to reach.</source>
        <translation>Der Port, den der Client erreichen will.</translation>
    </message>
    <message>
        <source>Where the client wants to go.</source>
        <translation>Wohin der Client will.</translation>
    </message>
    <message>
        <source>No address: it says that a name follows (SOCKS4A).</source>
        <translation>Keine Adresse: zeigt an, dass ein Name folgt (SOCKS4A).</translation>
    </message>
    <message>
        <source>A username. Argyle keeps clients apart by it and checks nothing.</source>
        <translation>Ein Benutzername. Argyle trennt danach Clients und prüft nichts.</translation>
    </message>
    <message>
        <source>Ends the field before it.</source>
        <translation>Beendet das Feld davor.</translation>
    </message>
    <message>
        <source>The version of the reply, which is 0.</source>
        <translation>Die Version der Antwort, nämlich 0.</translation>
    </message>
    <message>
        <source>The port of the local end of the connection.</source>
        <translation>Der Port am lokalen Ende der Verbindung.</translation>
    </message>
    <message>
        <source>What the client asks for in HTTP: it takes this port for an HTTP proxy.</source>
        <translation>Was der Client per HTTP anfragt: Er hält diesen Port für einen HTTP-Proxy.</translation>
    </message>
    <message>
        <source>The page that the browser wants.</source>
        <translation>Die Seite, die der Browser abrufen will.</translation>
    </message>
    <message>
        <source>A username and a password within the page&apos;s address.</source>
        <translation>Benutzername und Passwort in der Adresse der Seite.</translation>
    </message>
    <message>
        <source>The version of HTTP.</source>
        <translation>Die Version von HTTP.</translation>
    </message>
    <message>
        <source>What the browser is told.</source>
        <translation>Was dem Browser mitgeteilt wird.</translation>
    </message>
    <message>
        <source>A header of HTTP.</source>
        <translation>Eine HTTP-Kopfzeile.</translation>
    </message>
    <message>
        <source>An empty line ends the head.</source>
        <translation>Eine leere Zeile beendet den Kopf.</translation>
    </message>
    <message>
        <source>From here on the bytes make no sense.</source>
        <translation>Ab hier ergeben die Bytes keinen Sinn.</translation>
    </message>
    <message>
        <source>The bytes end inside this line.</source>
        <translation>Die Bytes enden in dieser Zeile.</translation>
    </message>
    <message>
        <source>No header: it has no colon.</source>
        <translation>Keine Kopfzeile: Der Doppelpunkt fehlt.</translation>
    </message>
    <message>
        <source>It is longer than it may be.</source>
        <translation>Es ist länger als erlaubt.</translation>
    </message>
    <message>
        <source>The bytes end before the zero that ends this field.</source>
        <translation>Die Bytes enden vor der Null, die dieses Feld abschließt.</translation>
    </message>
    <message>
        <source>The bytes end inside this field.</source>
        <translation>Die Bytes enden in diesem Feld.</translation>
    </message>
</context>
</TS>
