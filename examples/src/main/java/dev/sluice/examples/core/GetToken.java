package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;
import dev.sluice.client.core.CoreToken;

/** Logs in and shows when the token ends; the token itself is a secret. */
public final class GetToken {
    private GetToken() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            CoreToken token = core.login();
            System.out.println(token);
        }
    }
}
