package dev.sluice.examples.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.function.Consumer;

/** The observers that the native library wants, from lambdas. What fails is said. */
final class Sdp {
    private Sdp() {}

    static CreateSessionDescriptionObserver created(Consumer<RTCSessionDescription> next) {
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                next.accept(description);
            }

            @Override
            public void onFailure(String error) {
                System.err.println("no description: " + error);
            }
        };
    }

    static SetSessionDescriptionObserver set(Runnable next) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                next.run();
            }

            @Override
            public void onFailure(String error) {
                System.err.println("description not taken: " + error);
            }
        };
    }
}
