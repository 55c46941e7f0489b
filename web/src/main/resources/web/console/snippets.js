// @ts-check
/** Programs for the portal on screen, ready to paste. Credentials come from `xrtc.env`, never from this page. */

/** @typedef {"curl" | "python" | "java"} Language */

/** Stands for a portal id that cannot be one. */
const PLACEHOLDER = "PORTAL";

/**
 * The portal id may come out of a link of a stranger, and users paste this into a shell: only letters and digits get in.
 *
 * @param {Language} language
 * @param {string} origin where the server is, for example "http://localhost:8080"
 * @param {string} anyPortalId
 * @returns {string}
 */
export function snippet(language, origin, anyPortalId) {
  const portalId = /^[A-Za-z0-9]+$/.test(anyPortalId) ? anyPortalId : PLACEHOLDER;
  switch (language) {
    case "curl":
      return curl(origin, portalId);
    case "python":
      return python(origin, portalId);
    case "java":
      return java(origin, portalId);
  }
}

/**
 * @param {string} origin
 * @param {string} portalId
 */
function curl(origin, portalId) {
  return `. ./xrtc.env
curl ${origin}/v1/auth/login -c cookies \\
  -d '{"accountid":"'$ACCOUNT_ID'","apikey":"'$API_KEY'"}'
curl ${origin}/v1/item/set -b cookies \\
  -d '{"items":[{"portalid":"${portalId}","payload":"hello"}]}'
curl -N '${origin}/v1/item/stream?portalid=${portalId}' -b cookies
`;
}

/**
 * @param {string} origin
 * @param {string} portalId
 */
function python(origin, portalId) {
  return `# pip install xrtc "pydantic<2"
# ACCOUNT_ID and API_KEY are read from ./xrtc.env
import os

os.environ["LOGIN_URL"] = "${origin}/v1/auth/login"
os.environ["SET_URL"] = "${origin}/v1/item/set"
os.environ["GET_URL"] = "${origin}/v1/item/get"

from xrtc import XRTC

with XRTC() as xrtc:
    xrtc.set_item(items=[{"portalid": "${portalId}", "payload": "hello"}])
    for item in xrtc.get_item(portals=[{"portalid": "${portalId}"}]):
        print(item.dict())
`;
}

/**
 * @param {string} origin
 * @param {string} portalId
 */
function java(origin, portalId) {
  return `// java Demo.java, with dev.sluice:sluice-client on the class path
// ACCOUNT_ID and API_KEY are read from ./xrtc.env
import dev.sluice.client.items.XrtcClient;

void main() {
    try (var client = XrtcClient.builder().baseUrl(URI.create("${origin}")).open()) {
        client.set("${portalId}", "hello");
        client.get("${portalId}").forEach(IO::println);
    }
}
`;
}
