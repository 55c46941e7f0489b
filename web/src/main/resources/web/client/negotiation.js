// @ts-check
/**
 * One peer's RTCPeerConnection, and all that is said to keep it: perfect negotiation after the pattern of the WebRTC
 * specification (section 10.7), with what Chromium makes necessary.
 *
 * - Whoever joined later is polite, makes the first offer, and asks for media even if it has none to send. The other
 *   waits for that offer, so nobody collides at joining. It comes a moment later when there is nothing to send yet.
 * - If they collide there all the same (rtcpool offers from both sides), the polite one throws its unused connection
 *   away and answers with a fresh one. Rolling back instead leaves Chromium 156 gathering no candidates for ever.
 * - A connection that gathers nothing, or does not connect in time even after an ICE restart, is made anew. Offers count
 *   these generations, so that what belongs to an earlier one is told apart; without the count (rtcpool) the session id
 *   of the SDP tells. Other clients ignore the extra field.
 *
 * Everything is done one after the other in a queue, so no flag says what is under way and none can stick.
 */

/**
 * @typedef {RTCSessionDescriptionInit & {generation?: number}} Description
 *
 * @typedef {object} LinkHost what the owner of a link does for it
 * @property {() => RTCConfiguration} configuration of the next connection
 * @property {(connection: RTCPeerConnection) => void} furnish puts tracks and channels into a fresh connection
 * @property {(type: "rtc:sdp" | "rtc:candidate", value: unknown) => void} signal to the peer
 * @property {(event: RTCTrackEvent, connection: RTCPeerConnection) => void} onTrack once ICE is connected
 * @property {(event: RTCDataChannelEvent) => void} onChannel
 * @property {(state: LinkState) => void} onState
 * @property {(failure: unknown) => void} onFailure
 *
 * @typedef {"connecting" | "connected" | "reconnecting" | "failed" | "closed"} LinkState
 *
 * @typedef {object} LinkOptions
 * @property {boolean} polite
 * @property {string[]} receive kinds of media to ask for in the first offer
 * @property {number} firstOfferWaitMs how long the impolite side waits for the first offer
 */

const GATHER_MS = 2500;
/** Only relayed candidates: the first needs the TURN server's answers. */
const GATHER_RELAYED_MS = 10_000;
const CONNECT_MS = 15_000;
const SLOWEST_CONNECT_MS = 60_000;
const DISCONNECTED_MS = 2500;
/**
 * How long the first offer waits for something to send: a camera that is allowed already opens in about that time, and then
 * one round of offer and answer does what would take two.
 */
const OWN_MEDIA_MS = 50;

export class PeerLink {
  #host;
  #options;
  /** @type {RTCPeerConnection} */
  #connection;
  #generation = 1;
  /** The session id of the peer's connection that this one is agreed with. */
  #remoteSession = "";
  /** Whether an offer was ever answered on this connection; before that it is as good as any other. */
  #agreed = false;
  #waiting;
  /** Whether the next offer is a first one, which asks for media. */
  #opening;
  /** Whether there was ever something to agree on. */
  #needed = false;
  #gathered = false;
  #wasConnected = false;
  #renewals = 0;
  #closed = false;
  /** @type {LinkState} */
  #state = "connecting";
  /** @type {RTCTrackEvent[]} */
  #heldTracks = [];
  /** @type {Promise<void>} */
  #queue = Promise.resolve();
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  #timers = new Map();

  /**
   * @param {LinkHost} host
   * @param {LinkOptions} options
   */
  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    this.#waiting = !options.polite;
    this.#opening = options.polite;
    this.#connection = this.#open();
  }

  get connection() {
    return this.#connection;
  }

  get state() {
    return this.#state;
  }

  /** Makes the first offer, or begins to wait for it. Called when the application has had a chance to add its tracks. */
  start() {
    this.#host.furnish(this.#connection);
    if (this.#waiting) {
      this.#after("first offer", this.#options.firstOfferWaitMs, () => {
        this.#waiting = false;
        this.#do(() => this.#offer(this.#connection));
      });
    } else if (this.#connection.getTransceivers().length > 0) {
      this.#do(() => this.#offer(this.#connection));
    } else {
      this.#after("own media", OWN_MEDIA_MS, () => this.#do(() => this.#offer(this.#connection)));
    }
  }

  /** @param {Description} description */
  receiveDescription(description) {
    this.#do(() => (description.type === "offer" ? this.#answer(description) : this.#conclude(description)));
  }

  /** @param {RTCIceCandidateInit | null} candidate */
  receiveCandidate(candidate) {
    this.#do(() => this.#addCandidate(candidate));
  }

  /** The way to the peer was interrupted: what was said last may be lost, so it is said again. */
  repeat() {
    this.#do(async () => {
      const connection = this.#connection;
      if (connection.signalingState === "have-local-offer") {
        this.#sendLocal(connection);
      } else if (this.#agreed && !isConnected(connection)) {
        connection.restartIce();
      }
    });
  }

  close() {
    this.#closed = true;
    this.#discard();
    this.#say("closed");
  }

  /** @param {() => Promise<void>} step */
  #do(step) {
    this.#queue = this.#queue
      .then(() => (this.#closed ? undefined : step()))
      .catch((failure) => {
        if (!this.#closed) {
          this.#host.onFailure(failure);
        }
      });
  }

  #open() {
    const connection = new RTCPeerConnection(this.#host.configuration());
    /** @param {() => void} listener */
    const ifCurrent = (listener) => () => {
      if (connection === this.#connection && !this.#closed) {
        listener();
      }
    };
    connection.onnegotiationneeded = ifCurrent(() => {
      this.#needed = true;
      this.#do(() => this.#offer(connection));
    });
    connection.oniceconnectionstatechange = ifCurrent(() => this.#iceChanged(connection));
    connection.onicegatheringstatechange = ifCurrent(() => {
      this.#gathered = this.#gathered || connection.iceGatheringState === "complete";
    });
    connection.onicecandidate = (event) => {
      if (connection === this.#connection && !this.#closed) {
        this.#gathered = true;
        this.#host.signal("rtc:candidate", event.candidate);
      }
    };
    connection.ontrack = (event) => {
      if (isConnected(connection)) {
        this.#host.onTrack(event, connection);
      } else {
        this.#heldTracks.push(event);
      }
    };
    connection.ondatachannel = (event) => this.#host.onChannel(event);
    return connection;
  }

  #discard() {
    const old = this.#connection;
    old.onnegotiationneeded = old.onicecandidate = old.oniceconnectionstatechange = null;
    old.onicegatheringstatechange = old.ontrack = old.ondatachannel = null;
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
    this.#heldTracks = [];
    old.close();
  }

  /**
   * Goes on with a fresh connection in which nothing is agreed yet.
   *
   * @param {number} generation
   */
  #replace(generation) {
    this.#discard();
    this.#generation = generation;
    this.#remoteSession = "";
    this.#agreed = this.#waiting = this.#opening = this.#needed = this.#gathered = false;
    this.#connection = this.#open();
    this.#host.furnish(this.#connection);
  }

  /** What there was cannot be mended: both sides begin anew. */
  #renew() {
    this.#renewals += 1;
    this.#replace(this.#generation + 1);
    if (this.#renewals > 1 || this.#wasConnected) {
      this.#say(this.#renewals > 1 ? "failed" : "reconnecting");
    }
    this.#opening = true;
    this.#do(() => this.#offer(this.#connection));
  }

  /** @param {RTCPeerConnection} connection */
  async #offer(connection) {
    if (connection !== this.#connection || connection.signalingState !== "stable" || this.#waiting) {
      return;
    }
    this.#stop("own media");
    if (this.#opening) {
      this.#opening = false;
      const offered = connection.getTransceivers().map((each) => each.receiver.track.kind);
      for (const kind of this.#options.receive.filter((each) => !offered.includes(each))) {
        connection.addTransceiver(kind, { direction: "recvonly" });
      }
    }
    if (this.#needed || connection.getTransceivers().length > 0) {
      await connection.setLocalDescription();
      this.#sendLocal(connection);
    }
  }

  /** @param {RTCPeerConnection} connection */
  #sendLocal(connection) {
    const description = connection.localDescription;
    if (connection !== this.#connection || !description) {
      return;
    }
    this.#host.signal("rtc:sdp", { type: description.type, sdp: description.sdp, generation: this.#generation });
    if (!this.#wasConnected) {
      this.#watchGathering(connection);
    }
    if (!isConnected(connection)) {
      this.#watchConnecting();
    }
  }

  /** @param {Description} offer */
  async #answer(offer) {
    const generation = offer.generation ?? this.#generation;
    if (generation < this.#generation) {
      return;
    }
    const session = sessionOf(offer);
    if (generation > this.#generation || (this.#remoteSession && session !== this.#remoteSession)) {
      this.#replace(generation);
      this.#say(this.#wasConnected ? "reconnecting" : "connecting");
    } else if (this.#connection.signalingState === "have-local-offer") {
      if (!this.#options.polite) {
        return;
      }
      if (!this.#agreed) {
        this.#replace(generation);
      }
    }
    this.#waiting = this.#opening = false;
    this.#stop("first offer");
    this.#stop("own media");
    try {
      await this.#accept(offer, session);
    } catch (failure) {
      if (this.#closed) {
        return;
      }
      this.#host.onFailure(failure);
      this.#replace(generation);
      await this.#accept(offer, session);
    }
  }

  /**
   * @param {Description} offer
   * @param {string} session
   */
  async #accept(offer, session) {
    const connection = this.#connection;
    await connection.setRemoteDescription(offer);
    await connection.setLocalDescription();
    this.#remoteSession = session;
    this.#agreed = true;
    this.#sendLocal(connection);
  }

  /** @param {Description} answer */
  async #conclude(answer) {
    const generation = answer.generation ?? this.#generation;
    if (generation !== this.#generation || this.#connection.signalingState !== "have-local-offer") {
      return;
    }
    const session = sessionOf(answer);
    if (this.#remoteSession && session !== this.#remoteSession) {
      // The peer answers from another connection than the one that this is agreed with.
      return this.#renew();
    }
    await this.#connection.setRemoteDescription(answer);
    this.#remoteSession = session;
    this.#agreed = true;
  }

  /** @param {RTCIceCandidateInit | null} candidate */
  async #addCandidate(candidate) {
    const connection = this.#connection;
    const remote = connection.remoteDescription;
    const fragment = candidate && candidate.usernameFragment;
    // Those of an offer that was ignored, or of a connection that is gone, are nobody's.
    if (!remote || (fragment && !remote.sdp.includes(`a=ice-ufrag:${fragment}`))) {
      return;
    }
    try {
      await connection.addIceCandidate(/** @type {any} */ (candidate));
    } catch (failure) {
      if (fragment) {
        throw failure;
      }
    }
  }

  /** @param {RTCPeerConnection} connection */
  #iceChanged(connection) {
    switch (connection.iceConnectionState) {
      case "connected":
      case "completed":
        this.#stop("connect");
        this.#stop("disconnected");
        this.#wasConnected = true;
        this.#renewals = 0;
        this.#say("connected");
        this.#heldTracks.splice(0).forEach((event) => this.#host.onTrack(event, connection));
        return;
      case "disconnected":
        this.#say("reconnecting");
        return this.#after("disconnected", DISCONNECTED_MS * this.#patience(), () => connection.restartIce());
      case "failed":
        this.#say(this.#wasConnected ? "reconnecting" : "failed");
        connection.restartIce();
        return this.#watchConnecting();
    }
  }

  /** @param {RTCPeerConnection} connection */
  #watchGathering(connection) {
    if (!this.#gathered && !this.#timers.has("gather")) {
      const relayed = connection.getConfiguration().iceTransportPolicy === "relay";
      this.#after("gather", (relayed ? GATHER_RELAYED_MS : GATHER_MS) * 2 ** this.#renewals, () => {
        if (!this.#gathered) {
          this.#renew();
        }
      });
    }
  }

  #watchConnecting() {
    if (!this.#timers.has("connect")) {
      const waitMs = Math.min(CONNECT_MS * 2 ** this.#renewals, SLOWEST_CONNECT_MS) * this.#patience();
      this.#after("connect", waitMs, () => this.#renew());
    }
  }

  /** The polite side acts first, so that the two do not act at once. */
  #patience() {
    return this.#options.polite ? 1 : 1.5;
  }

  /** @param {LinkState} state */
  #say(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.#host.onState(state);
    }
  }

  /**
   * @param {string} name
   * @param {number} delayMs
   * @param {() => void} action
   */
  #after(name, delayMs, action) {
    this.#stop(name);
    const run = () => {
      this.#timers.delete(name);
      action();
    };
    this.#timers.set(name, setTimeout(run, delayMs));
  }

  /** @param {string} name */
  #stop(name) {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/** @param {RTCPeerConnection} connection */
function isConnected(connection) {
  return connection.iceConnectionState === "connected" || connection.iceConnectionState === "completed";
}

/**
 * Which connection of the peer a description is of: the session id in its o= line (RFC 8866, section 5.2).
 *
 * @param {RTCSessionDescriptionInit} description
 */
function sessionOf(description) {
  const origin = /^o=\S+ (\S+)/m.exec(description.sdp ?? "");
  return origin ? origin[1] : "";
}
