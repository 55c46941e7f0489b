package dev.sluice.examples.core;

import dev.sluice.client.core.CoreApiException;
import dev.sluice.client.core.CoreClient;
import dev.sluice.client.core.CoreException;

/** What to catch: refusals, failed logins and broken connections, each with its request. */
public final class HandleErrors {
    private HandleErrors() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            System.out.println(core.processes().get("no_such_process"));
        } catch (CoreApiException refused) {
            System.out.println("The server refused with " + refused.code() + ": " + refused.details());
        } catch (CoreException failed) {
            System.out.println("Error while requesting " + failed.url() + ": " + failed.getMessage());
        }
    }
}
