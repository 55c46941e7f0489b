/**
 * Types of rooms.js: WebRTC rooms over a signalling server that speaks ssp v2 (Sluice, PyRTC).
 *
 * The names are those of rtcpool 3.0.2. More than it has: reconnection and resume, `stream`, `state`, `raw` and
 * `replaceTrack` of a connection, lasting data channels, `replaceTrack`, `removeTracks` and `limitVideo` of a
 * ManagedStream, `addMedia`, `describe`, `name` and `state` of a pool, the events `connection`, `state` and `error`, and a
 * WebSocket's address in place of a WebSocket.
 */

/** Connected, still or again on the way to it, or failing so far; "failed" is tried again and again. */
export type ConnectionState = "connecting" | "connected" | "reconnecting" | "failed" | "closed";

export type PoolState = "new" | "joining" | "joined" | "reconnecting" | "refused" | "closed";

export type Kind = "audio" | "video";

/** An RTCDataChannel that goes on when the connection below it has to be made anew. */
export interface LastingChannel extends EventTarget {
  readonly label: string;
  readonly id: number | null;
  readonly protocol: string;
  readonly readyState: RTCDataChannelState;
  readonly bufferedAmount: number;
  bufferedAmountLowThreshold: number;
  binaryType: BinaryType;
  send(data: string | Blob | ArrayBuffer | ArrayBufferView): void;
  close(): void;
  /** Also after the connection was made anew. */
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  /** Once, when it or the peer is gone for good. */
  onclose: ((event: Event) => void) | null;
  onclosing: ((event: Event) => void) | null;
  onerror: ((event: RTCErrorEvent) => void) | null;
  onbufferedamountlow: ((event: Event) => void) | null;
}

/** The connection to one peer. Dispatches "track", "datachannel" and "state". */
export class ManagedConnection extends EventTarget {
  private constructor();
  readonly id: string;
  /** What the peer shows of itself, or null. */
  readonly description: any;
  readonly state: ConnectionState;
  /** What the peer sends now; always the same object, for an element's srcObject. */
  readonly stream: MediaStream;
  /** The connection in use now, to read statistics; it can be another later. */
  readonly raw: RTCPeerConnection;
  addTrack(track: MediaStreamTrack, ...streams: MediaStream[]): RTCRtpSender;
  removeTrack(what: RTCRtpSender | MediaStreamTrack): void;
  /** @throws when the track is not sent to this peer */
  replaceTrack(what: RTCRtpSender | MediaStreamTrack, track: MediaStreamTrack | null): Promise<void>;
  /** The sender that now does what the given one was returned for. */
  currentSender(handle: RTCRtpSender): RTCRtpSender | undefined;
  /** Resolves when it is open; rejects when the peer goes before that. */
  dataChannel(label: string, options?: RTCDataChannelInit, raw?: false): Promise<LastingChannel>;
  dataChannel(label: string, options: RTCDataChannelInit | undefined, raw: true): LastingChannel;
  addEventListener(type: "track", listener: (event: RTCTrackEvent) => void, options?: AddEventListenerOptions): void;
  addEventListener(type: "datachannel", listener: (event: RTCDataChannelEvent) => void, options?: AddEventListenerOptions): void;
  addEventListener(type: "state", listener: (event: CustomEvent<ConnectionChange>) => void, options?: AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: AddEventListenerOptions | boolean): void;
}

export interface ConnectionChange {
  connection: ManagedConnection;
  state: ConnectionState;
}

export interface RoomError {
  message: string;
  /** The server's word (see docs/protocol), or "negotiation" or "signalling-lost". */
  reason?: string;
  /** The peer that a fault of negotiation was with. */
  id?: string;
}

export interface PoolEventMap {
  /** This peer joined, after "peer" came for everybody there; `resumed` when it took its place back. */
  join: CustomEvent<{ id: string; pool: string; peers: string[]; resumed: boolean }>;
  /** Before anything is negotiated: the time to add tracks. */
  peer: CustomEvent<{ connection: ManagedConnection }>;
  /** A peer is gone; null when this one left. */
  close: CustomEvent<ManagedConnection | null>;
  describe: CustomEvent<{ connection: ManagedConnection; description: any }>;
  /** The server closed the pool, or put this peer out of it. */
  stop: CustomEvent<null>;
  /** `connection` is the peer's id. Comes when the connection is up. */
  track: RTCTrackEvent & { connection: string };
  datachannel: RTCDataChannelEvent & { connection: string };
  /** The state of the connection to a peer changed. */
  connection: CustomEvent<ConnectionChange>;
  state: CustomEvent<{ state: PoolState }>;
  error: CustomEvent<RoomError>;
}

export interface PoolEvents extends EventTarget {
  addEventListener<T extends keyof PoolEventMap>(type: T, listener: (event: PoolEventMap[T]) => void, options?: AddEventListenerOptions | boolean): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: AddEventListenerOptions | boolean): void;
  onjoin: ((event: PoolEventMap["join"]) => void) | null;
  onpeer: ((event: PoolEventMap["peer"]) => void) | null;
  onclose: ((event: PoolEventMap["close"]) => void) | null;
  ondescribe: ((event: PoolEventMap["describe"]) => void) | null;
  onstop: ((event: PoolEventMap["stop"]) => void) | null;
  ontrack: ((event: PoolEventMap["track"]) => void) | null;
  ondatachannel: ((event: PoolEventMap["datachannel"]) => void) | null;
  onconnection: ((event: PoolEventMap["connection"]) => void) | null;
  onstate: ((event: PoolEventMap["state"]) => void) | null;
  onerror: ((event: PoolEventMap["error"]) => void) | null;
}

export interface PoolOptions {
  /** Kinds of media to ask for when joining, whether or not any is sent; default both. Empty for data alone. */
  receive?: Kind[];
  /** How long to wait for a newcomer's offer before making one, in milliseconds; default 1000. */
  firstOfferWaitMs?: number;
}

export class Pool {
  /** @param rtcConfig its ICE servers win; without any, those that the server names are used */
  constructor(rtcConfig: RTCConfiguration | null | undefined, signaller: signalling, options?: PoolOptions);
  readonly events: PoolEvents;
  /** This peer's id; null before it joined. */
  readonly id: string | null;
  /** The pool that was joined; the server may have joined another than was asked for. */
  readonly name: string | null;
  readonly state: PoolState;
  readonly connections: ManagedConnection[];
  readonly nconnections: number;
  /**
   * Joins, now or as soon as the signalling channel is open.
   *
   * @throws when it joins or has joined
   */
  join(pool: string, options?: { token?: string }): void;
  /** Leaves for good, and closes the signalling channel. */
  close(): void;
  getConnection(id: string): ManagedConnection | null;
  addMedia(stream: media.ManagedStream | MediaStream): media.ManagedStream;
  add_media(stream: media.ManagedStream | MediaStream): media.ManagedStream;
  /** Shows this to the others, now and after joining anew. */
  describe(description: object | null): void;
}

export namespace media {
  interface VideoLimits {
    /** Bits per second. */
    maxBitrate?: number;
    maxFramerate?: number;
    scaleResolutionDownBy?: number;
  }

  /** A stream that goes to all peers, present and future. Dispatches "close". */
  class ManagedStream extends EventTarget {
    constructor(stream: MediaStream, pool?: Pool);
    readonly closed: boolean;
    readonly tracks: MediaStreamTrack[];
    onclose: ((event: Event) => void) | null;
    attach(pool: Pool): void;
    /** Stops all tracks. */
    close(): void;
    mute(kind?: Kind | null): void;
    unmute(kind?: Kind | null): void;
    muted(kind?: Kind | null): boolean;
    /** Resolves to the track that was sent before, which goes on. */
    replaceTrack(track: MediaStreamTrack, old?: MediaStreamTrack): Promise<MediaStreamTrack | undefined>;
    removeTracks(kind: Kind): MediaStreamTrack[];
    limitVideo(limits: VideoLimits): void;
    hasStream(streamId: string): boolean;
    getStream(connectionId: string): MediaStream | undefined;
    getConnection(streamId: string): ManagedConnection | null;
  }

  const RTCStream: typeof ManagedStream;
  type RTCStream = ManagedStream;
}

/** A transceiver of your own: dispatches each message as a CustomEvent of its type with the data as detail. */
export interface Transceiver extends EventTarget {
  send(type: string, data: unknown): void;
  close(): void;
}

/** What a pool speaks to its server through. `transceiver` also gives and takes messages of your own. */
export class signalling extends EventTarget {
  constructor(transceiver: Transceiver);
  readonly transceiver: Transceiver;
  send(type: string, data: unknown): void;
  close(): void;

  static websocket: {
    /** @param socket a WebSocket or its address; a lost one is opened again, unless `reconnect` is false */
    new (socket: WebSocket | string, options?: { reconnect?: boolean }): signalling;
  };
  static socket: {
    io: {
      /** @param io what `io()` of socket.io-client returns */
      new (io: any): signalling;
    };
  };
}

export const pool: { Pool: typeof Pool };

declare const rooms: {
  ManagedConnection: typeof ManagedConnection;
  media: typeof media;
  Pool: typeof Pool;
  pool: typeof pool;
  signalling: typeof signalling;
};
export default rooms;
