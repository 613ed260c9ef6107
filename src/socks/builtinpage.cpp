// SPDX-License-Identifier: MIT
#include "socks/http.h"

namespace argyle::socks {

namespace {

constexpr const char *title = "This is a SOCKS proxy, not an HTTP proxy";

constexpr const char *body = R"html(<div lang="en">
<p>Your browser takes Argyle for an HTTP proxy or a web server. Argyle speaks SOCKS, so the page could not be opened.</p>
<p><b>{host}</b><span> was not contacted, and nothing was sent to it.</span></p>

<h2>What to change</h2>
<p>In the proxy settings of the browser or the system, clear the fields for HTTP and HTTPS (also called “web proxy” or “SSL”),
and fill in those for SOCKS:</p>
<dl>
<dt>SOCKS host</dt><dd>{address}</dd>
<dt>Port</dt><dd>{port}</dd>
<dt>Version</dt><dd>SOCKS v5</dd>
</dl>

<h2>Where to find it</h2>
<details open>
<summary>Firefox</summary>
<ol>
<li>Open Settings › General, and press the button at Network Settings, at the bottom.</li>
<li>Choose “Manual proxy configuration” and clear HTTP Proxy and HTTPS Proxy.</li>
<li>SOCKS Host: <code>{address}</code>, Port: <code>{port}</code>, SOCKS v5.</li>
<li>Tick “Proxy DNS when using SOCKS v5”, so that names are looked up on the far side too.</li>
</ol>
</details>
<details>
<summary>Chromium, Chrome, Edge and Brave</summary>
<p>They follow the system’s settings, described below. For one window only, close the browser and start it with the proxy:</p>
<p><code>chromium --proxy-server="socks5://{endpoint}"</code></p>
</details>
<details>
<summary>Safari and macOS</summary>
<ol>
<li>Open System Settings › Network › your connection › Details › Proxies.</li>
<li>Switch off “Web proxy (HTTP)” and “Secure web proxy (HTTPS)”.</li>
<li>Switch on “SOCKS proxy”. Server: <code>{address}</code>, Port: <code>{port}</code>.</li>
</ol>
</details>
<details>
<summary>GNOME</summary>
<ol>
<li>Open Settings › Network › Proxy, and choose Manual.</li>
<li>Clear HTTP Proxy and HTTPS Proxy.</li>
<li>Socks Host: <code>{address}</code>, Port: <code>{port}</code>.</li>
</ol>
</details>
<details>
<summary>KDE Plasma</summary>
<ol>
<li>Open System Settings › Proxy, and choose the manually specified proxy server.</li>
<li>Clear HTTP proxy and SSL proxy.</li>
<li>SOCKS proxy: <code>{address}</code>, Port: <code>{port}</code>.</li>
</ol>
</details>
<details>
<summary>Windows</summary>
<ol>
<li>Open Settings › Network &amp; internet › Proxy. Switch off “Use a proxy server” there: it is for HTTP proxies.</li>
<li>Under “Use setup script”, enter <code>http://{endpoint}/proxy.pac</code>.</li>
</ol>
</details>

<h2>Or let the browser set itself up</h2>
<p>Wherever a browser or system asks for an automatic configuration URL, a PAC URL or a setup script, enter
<code>http://{endpoint}/proxy.pac</code></p>
<footer><p>Argyle {version}</p></footer>
</div>)html";

} // namespace

PageTemplate builtInPage()
{
    return {501, title, body};
}

} // namespace argyle::socks
