// @ts-check
/** The choice of camera, microphone and loudspeaker. */

import { element, showFieldError } from "../console/dom.js";
import { mediaWords } from "./words.js";

/** @typedef {import("./own-media.js").OwnMedia} OwnMedia */

export class DevicesDialog {
  #dialog = element("devices", HTMLDialogElement);
  #camera = element("device-camera", HTMLSelectElement);
  #microphone = element("device-microphone", HTMLSelectElement);
  #speaker = element("device-speaker", HTMLSelectElement);
  #error = element("devices-error", HTMLElement);
  /** @type {OwnMedia | undefined} */
  #media;

  /** @param {(deviceId: string) => Promise<unknown>} onSpeaker */
  constructor(onSpeaker) {
    const opener = element("devices-open", HTMLButtonElement);
    opener.addEventListener("click", () => void this.#open());
    element("devices-close", HTMLButtonElement).addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => opener.focus());
    this.#camera.addEventListener("change", () => this.#use(this.#camera, (id) => this.#media?.switchCamera(true, id)));
    this.#microphone.addEventListener("change", () =>
      this.#use(this.#microphone, (id) => this.#media?.switchMicrophone(true, id)),
    );
    this.#speaker.addEventListener("change", () => this.#use(this.#speaker, onSpeaker));
    element("speaker-row", HTMLElement).hidden = !("setSinkId" in HTMLMediaElement.prototype);
    navigator.mediaDevices?.addEventListener("devicechange", () => {
      if (this.#dialog.open) {
        void this.#fill();
      }
    });
  }

  /** @param {OwnMedia} media */
  serve(media) {
    this.#media = media;
  }

  async #open() {
    showFieldError(this.#error, "");
    await this.#fill();
    this.#dialog.showModal();
  }

  async #fill() {
    const found = navigator.mediaDevices ? await navigator.mediaDevices.enumerateDevices() : [];
    fill(this.#camera, found, "videoinput", this.#media?.deviceId("camera"));
    fill(this.#microphone, found, "audioinput", this.#media?.deviceId("microphone"));
    fill(this.#speaker, found, "audiooutput", this.#speaker.value);
  }

  /**
   * @param {HTMLSelectElement} field
   * @param {(deviceId: string) => Promise<unknown> | undefined} action
   */
  async #use(field, action) {
    try {
      await action(field.value);
      showFieldError(this.#error, "", field);
    } catch (failure) {
      showFieldError(this.#error, mediaWords(failure), field);
    }
  }
}

/**
 * @param {HTMLSelectElement} field
 * @param {MediaDeviceInfo[]} found
 * @param {MediaDeviceKind} kind
 * @param {string | undefined} chosen
 */
function fill(field, found, kind, chosen) {
  const options = found
    .filter((device) => device.kind === kind)
    .map((device, index) => new Option(device.label || `Device ${index + 1}`, device.deviceId));
  field.disabled = options.length === 0;
  field.replaceChildren(...(options.length > 0 ? options : [new Option("None found", "")]));
  if (chosen && options.some((option) => option.value === chosen)) {
    field.value = chosen;
  }
}
