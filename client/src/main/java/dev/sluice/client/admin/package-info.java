/**
 * The SDK of Sluice's admin API: accounts, API keys and rooms, with the admin password.
 *
 * {@snippet :
 * try (AdminClient admin = AdminClient.open(URI.create("http://127.0.0.1:8080"), password)) {
 *     AccountDocument account = admin.createAccount("line 3");
 *     KeyDocument key = admin.createKey(account.accountid(), "camera");
 *     System.out.println("ACCOUNT_ID=" + account.accountid() + "\nAPI_KEY=" + key.apikey());
 * }
 * }
 */
@NullMarked
package dev.sluice.client.admin;

import org.jspecify.annotations.NullMarked;
