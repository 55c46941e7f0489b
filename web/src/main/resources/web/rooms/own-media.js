// @ts-check
/** What this side sends: camera, microphone, screen. */

import { media } from "../client/rooms.js";
import { emit } from "../client/events.js";

const CAMERA = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24 } };
const SOUND = { echoCancellation: true, noiseSuppression: true };

/** @returns {MediaDevices} */
function devices() {
  if (!navigator.mediaDevices) {
    throw new DOMException("this page is not in a secure context", "SecurityError");
  }
  return navigator.mediaDevices;
}

/**
 * What to send to how many: everybody sends to everybody, so the picture shrinks as people come.
 *
 * @param {number} peers
 */
function limitsFor(peers) {
  if (peers <= 1) {
    return { maxBitrate: 1_200_000, maxFramerate: 24, scaleResolutionDownBy: 1 };
  }
  if (peers <= 3) {
    return { maxBitrate: 500_000, maxFramerate: 20, scaleResolutionDownBy: 1.5 };
  }
  return peers <= 7
    ? { maxBitrate: 250_000, maxFramerate: 15, scaleResolutionDownBy: 2 }
    : { maxBitrate: 120_000, maxFramerate: 10, scaleResolutionDownBy: 3 };
}

const SCREEN_LIMITS = { maxBitrate: 2_500_000, maxFramerate: 10, scaleResolutionDownBy: 1 };

/** Dispatches "change" when something is switched on or off. */
export class OwnMedia extends EventTarget {
  sent;
  /** @type {MediaStreamTrack | undefined} */
  #camera;
  /** @type {MediaStreamTrack | undefined} */
  #microphone;
  /** @type {MediaStreamTrack | undefined} */
  #screen;
  #microphoneOn = false;
  #peers = 1;

  /** @param {MediaStream} stream what was granted; may be empty */
  constructor(stream) {
    super();
    this.sent = new media.ManagedStream(stream);
    [this.#camera] = stream.getVideoTracks();
    [this.#microphone] = stream.getAudioTracks();
    this.#microphoneOn = this.#microphone !== undefined;
    this.#watch(this.#camera, () => this.#cameraLost());
    this.#watch(this.#microphone, () => this.#microphoneLost());
  }

  /** @param {{camera: boolean}} wanted */
  static async ask({ camera }) {
    return new OwnMedia(await devices().getUserMedia({ audio: SOUND, video: camera ? CAMERA : false }));
  }

  get cameraOn() {
    return this.#camera !== undefined && this.#camera.readyState === "live";
  }

  get microphoneOn() {
    return this.#microphoneOn;
  }

  get sharesScreen() {
    return this.#screen !== undefined;
  }

  /** The picture that is sent now. */
  get picture() {
    return this.#screen ?? (this.cameraOn ? this.#camera : undefined);
  }

  /** @param {"camera" | "microphone"} which */
  deviceId(which) {
    const track = which === "camera" ? this.#camera : this.#microphone;
    return track ? (track.getSettings().deviceId ?? "") : "";
  }

  /**
   * Off stops the camera, so that its light goes out.
   *
   * @param {boolean} on
   * @param {string} [deviceId] another camera
   */
  async switchCamera(on, deviceId) {
    if (on) {
      const video = deviceId ? { ...CAMERA, deviceId: { exact: deviceId } } : CAMERA;
      const [track] = (await devices().getUserMedia({ video })).getVideoTracks();
      const old = this.#camera;
      this.#camera = track;
      this.#watch(track, () => this.#cameraLost());
      if (!this.#screen) {
        await this.sent.replaceTrack(track);
        this.#applyLimits();
      }
      old?.stop();
    } else {
      // The ended track keeps its place in the connections: nothing is negotiated, and the next one takes it.
      this.#camera?.stop();
    }
    emit(this, "change");
  }

  #cameraLost() {
    this.#camera = undefined;
    if (!this.#screen) {
      this.sent.removeTracks("video");
    }
    emit(this, "change");
  }

  /**
   * @param {boolean} on
   * @param {string} [deviceId] another microphone
   */
  async switchMicrophone(on, deviceId) {
    if (on && (!this.#microphone || deviceId)) {
      const audio = deviceId ? { ...SOUND, deviceId: { exact: deviceId } } : SOUND;
      const [track] = (await devices().getUserMedia({ audio })).getAudioTracks();
      const old = this.#microphone;
      this.#microphone = track;
      this.#watch(track, () => this.#microphoneLost());
      await this.sent.replaceTrack(track);
      old?.stop();
    }
    if (on) {
      this.sent.unmute("audio");
    } else {
      this.sent.mute("audio");
    }
    this.#microphoneOn = on;
    emit(this, "change");
  }

  /** @param {boolean} on */
  async shareScreen(on) {
    if (on) {
      const [track] = (await devices().getDisplayMedia({ video: true, audio: false })).getVideoTracks();
      track.contentHint = "detail";
      this.#watch(track, () => this.shareScreen(false));
      this.#screen = track;
      await this.sent.replaceTrack(track);
    } else if (this.#screen) {
      const screen = this.#screen;
      this.#screen = undefined;
      if (this.#camera) {
        await this.sent.replaceTrack(this.#camera, screen);
      } else {
        this.sent.removeTracks("video");
      }
      screen.stop();
    }
    this.#applyLimits();
    emit(this, "change");
  }

  /** @param {number} peers how many get it */
  adapt(peers) {
    this.#peers = peers;
    this.#applyLimits();
  }

  close() {
    [this.#camera, this.#microphone, this.#screen].forEach((track) => track?.stop());
    this.sent.close();
  }

  #applyLimits() {
    this.sent.limitVideo(this.#screen ? SCREEN_LIMITS : limitsFor(this.#peers));
  }

  #microphoneLost() {
    this.#microphone = undefined;
    this.#microphoneOn = false;
    this.sent.removeTracks("audio");
    emit(this, "change");
  }

  /**
   * The user ended it outside of the page, or the device is gone. Listens before the stream that sends it does.
   *
   * @param {MediaStreamTrack | undefined} track
   * @param {() => unknown} whenEnded
   */
  #watch(track, whenEnded) {
    track?.addEventListener("ended", () => {
      if (track === this.#camera || track === this.#microphone || track === this.#screen) {
        whenEnded();
      }
    });
  }
}
