// @ts-check
/**
 * The console: plugs the views, the clock and the live portal together. Credentials live in one field of this module's
 * object, so that an ended session can be renewed; nothing of them is ever stored.
 */

import { allItems, ApiError, login } from "./api.js";
import { ServerClock } from "./clock.js";
import { element, setText } from "./dom.js";
import { counted } from "./format.js";
import { LivePortal } from "./live.js";
import { LoginView } from "./login-view.js";
import { PortalView } from "./portal-view.js";
import { PublishView } from "./publish-view.js";
import { RingView } from "./ring-view.js";
import { Ring } from "./ring.js";
import { SnippetsView } from "./snippets-view.js";
import { StatusView } from "./status-view.js";

/**
 * Remembers for this tab that the user logged out. The cookie is the server's alone and lasts up to a minute longer, so
 * without this a reload would be logged in again.
 */
const LOGGED_OUT = "sluice.loggedOut";

/** @typedef {import("./live.js").Connection} Connection */
/** @typedef {import("./login-view.js").Credentials} Credentials */

class Console {
  #clock = new ServerClock();
  #status = new StatusView(() => void this.#loginAgain());
  #loginView = new LoginView((credentials) => this.#login(credentials));
  #portalView = new PortalView(() => this.#watch());
  #ringView = new RingView(this.#clock);
  #snippetsView = new SnippetsView();
  #publishView = new PublishView({
    portalId: () => this.#portalId,
    onPublished: ({ answer, sentAtMs, receivedAtMs }) =>
      this.#clock.sample(sentAtMs, receivedAtMs, answer.servertimestamp),
    onSessionEnded: (reason) => this.#sessionEnded(reason),
  });
  #consoleView = element("console-view", HTMLElement);
  #account = element("account", HTMLElement);

  /** @type {Credentials | undefined} only in memory */
  #credentials;
  /** @type {LivePortal | undefined} */
  #live;
  #ring = new Ring();
  #portalId = "";
  #loggedIn = false;

  constructor() {
    element("logout", HTMLButtonElement).addEventListener("click", () => this.#logout());
  }

  /** A session that outlived a reload is used on; otherwise the login form comes up. */
  async start() {
    if (sessionStorage.getItem(LOGGED_OUT)) {
      return this.#showLogin("");
    }
    try {
      await this.#enter();
    } catch (failure) {
      const ended = failure instanceof ApiError && failure.sessionEnded;
      this.#showLogin(ended ? "" : /** @type {Error} */ (failure).message);
    }
  }

  /** @param {Credentials} credentials */
  async #login(credentials) {
    const { answer, sentAtMs, receivedAtMs } = await login(credentials.accountId, credentials.apiKey);
    this.#credentials = credentials;
    sessionStorage.removeItem(LOGGED_OUT);
    this.#clock.sample(sentAtMs, receivedAtMs, answer.servertimestamp);
    await this.#enter();
    this.#status.log("Logged in.");
    this.#publishView.focus();
  }

  async #enter() {
    const items = await allItems();
    this.#loggedIn = true;
    this.#portalView.suggest(items.map((item) => item.portalid));
    this.#loginView.hide();
    this.#consoleView.hidden = false;
    this.#account.hidden = false;
    setText(element("account-id", HTMLElement), this.#credentials?.accountId ?? "");
    this.#status.offerLogin("");
    this.#watch();
  }

  #watch() {
    if (!this.#loggedIn) {
      return;
    }
    this.#live?.close();
    const portalId = this.#portalView.portalId;
    if (portalId !== this.#portalId) {
      this.#portalId = portalId;
      this.#ring = new Ring();
    }
    document.title = `${portalId} – Sluice console`;
    [this.#portalView, this.#publishView, this.#snippetsView].forEach((view) => view.portalChanged(portalId));
    const ring = this.#ring;
    this.#ringView.watch(portalId, ring);
    this.#live = new LivePortal(portalId, ring.newestId, {
      onConnection: (connection, reason) => this.#showConnection(connection, reason),
      onItem: (id, item, receivedAtMs, openedAtMs) => {
        const live = item.servertimestamp >= openedAtMs + (this.#clock.offsetMs ?? 0);
        ring.add({ id, item, receivedAtMs, live });
        this.#ringView.changed();
      },
      onLost: (lost) => {
        ring.lost += lost ?? 0;
        this.#ringView.changed();
        this.#status.log(lostText(lost), "bad");
      },
    });
  }

  /**
   * @param {Connection} connection
   * @param {string} reason
   */
  #showConnection(connection, reason) {
    const portal = `portal ${this.#portalId}`;
    switch (connection) {
      case "connecting":
        return this.#status.show("busy", "Connecting…");
      case "live":
        this.#status.log(`Connected: ${portal} is live.`);
        return this.#status.show("good", `Live on ${this.#portalId}`);
      case "reconnecting":
        this.#status.log("The connection was lost; the browser connects again.", "bad");
        return this.#status.show("busy", "Connection lost, trying again…");
      case "waiting":
        this.#status.log(reason, "bad");
        return this.#status.show("busy", "Not connected, trying again…");
      case "refused":
        this.#status.log(`Not connected to ${portal}: ${reason}`, "bad");
        this.#portalView.showError(reason);
        return this.#status.show("bad", "Not connected");
      case "session-ended":
        return this.#sessionEnded(reason);
    }
  }

  /** @param {string} reason */
  #sessionEnded(reason) {
    this.#live?.close();
    this.#status.show("bad", "Session ended");
    this.#status.log(`The session has ended: ${reason}`, "bad");
    this.#status.offerLogin("The session has ended, so nothing new arrives. What you see is what came before.");
  }

  async #loginAgain() {
    if (!this.#credentials) {
      return this.#showLogin("");
    }
    try {
      await this.#login(this.#credentials);
    } catch (failure) {
      this.#showLogin(/** @type {Error} */ (failure).message);
    }
  }

  #logout() {
    this.#credentials = undefined;
    sessionStorage.setItem(LOGGED_OUT, "1");
    this.#status.clear();
    this.#showLogin("");
  }

  /** @param {string} reason */
  #showLogin(reason) {
    this.#loggedIn = false;
    this.#portalId = "";
    this.#live?.close();
    this.#consoleView.hidden = true;
    this.#account.hidden = true;
    this.#status.show("idle", "Not logged in");
    this.#loginView.show(reason);
  }
}

/** @param {number | null} lost */
function lostText(lost) {
  const what = lost === null ? "Items may have been" : lost === 1 ? "1 item was" : `${counted(lost, "item")} were`;
  return `${what} lost: overwritten before this page could read them.`;
}

await new Console().start();
