package dev.sluice.edge.admin;

import dev.sluice.access.AccountAdmin;
import dev.sluice.access.AccountSummary;
import dev.sluice.access.KeySummary;
import dev.sluice.access.NewKey;
import dev.sluice.access.NoSuchAccountException;
import dev.sluice.access.NoSuchKeyException;
import dev.sluice.access.TooManyAccountsException;
import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import dev.sluice.wire.admin.AccountChange;
import dev.sluice.wire.admin.AccountDocument;
import dev.sluice.wire.admin.AccountList;
import dev.sluice.wire.admin.AdminCodec;
import dev.sluice.wire.admin.KeyDocument;
import dev.sluice.wire.admin.KeyList;
import dev.sluice.wire.admin.NewAccount;
import dev.sluice.wire.admin.NewApiKey;
import dev.sluice.wire.items.ItemAnswerWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls themselves, without HTTP: method, path and body in, status and JSON out. Behind the endpoint while a server
 * runs, behind the command line while none does.
 *
 * <p>Thread-safe. Blocking.
 */
public final class AccountCalls {
    private static final String DEFAULT_NAME = "unnamed";

    private final AccountAdmin accounts;
    private final AdminCodec codec;

    public AccountCalls(AccountAdmin accounts) {
        this.accounts = accounts;
        this.codec = new AdminCodec();
    }

    /**
     * What goes back.
     *
     * @param allow with status 405, the methods that the path answers to
     */
    public record Answer(int status, String text, @Nullable String allow) {
        Answer(int status, String text) {
            this(status, text, null);
        }

        public byte[] json() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Every outcome is an answer, except a failure of the server itself, which is thrown.
     *
     * @param path after {@link AdminEndpoint#PREFIX}, not decoded: {@code accounts/AC0123456789012345}
     */
    public Answer call(String method, String path, byte[] body) {
        try {
            return call(method, List.of(path.split("/", -1)), body);
        } catch (NoSuchAccountException | NoSuchKeyException unknown) {
            return error(404, say(unknown));
        } catch (AdminCodec.MalformedException | IllegalArgumentException wrong) {
            return error(400, say(wrong));
        } catch (TooManyAccountsException full) {
            return error(409, say(full));
        }
    }

    private static String say(RuntimeException fault) {
        return fault.getMessage() == null ? "refused" : fault.getMessage();
    }

    private Answer call(String method, List<String> names, byte[] body) {
        if (!names.getFirst().equals("accounts") || names.size() > 4) {
            return error(404, "nothing is at this path");
        }
        return switch (names.size()) {
            case 1 -> accounts(method, body);
            case 2 -> account(method, new AccountId(names.get(1)), body);
            default ->
                names.get(2).equals("keys")
                        ? keys(method, new AccountId(names.get(1)), names.size() == 4 ? names.get(3) : null, body)
                        : error(404, "nothing is at this path");
        };
    }

    private Answer accounts(String method, byte[] body) {
        return switch (method) {
            case "GET" ->
                ok(
                        200,
                        new AccountList(accounts.list().stream()
                                .map(AccountCalls::document)
                                .toList()));
            case "POST" -> {
                String label = codec.request(body, NewAccount.class).label();
                yield ok(201, document(accounts.create(label == null ? DEFAULT_NAME : label)));
            }
            default -> notAllowed("GET, POST");
        };
    }

    private Answer account(String method, AccountId id, byte[] body) {
        return switch (method) {
            case "GET" -> ok(200, document(summary(id)));
            case "PATCH" -> {
                Boolean disabled = codec.request(body, AccountChange.class).disabled();
                if (disabled == null) {
                    yield error(400, "disabled is missing; it must be true or false");
                }
                if (disabled) {
                    accounts.disable(id);
                } else {
                    accounts.enable(id);
                }
                yield ok(200, document(summary(id)));
            }
            default -> notAllowed("GET, PATCH");
        };
    }

    private Answer keys(String method, AccountId account, @Nullable String key, byte[] body) {
        if (key != null) {
            if (!method.equals("DELETE")) {
                return notAllowed("DELETE");
            }
            accounts.revokeKey(account, new KeyId(key));
            return new Answer(200, "{}");
        }
        return switch (method) {
            case "GET" ->
                ok(
                        200,
                        new KeyList(accounts.keys(account).stream()
                                .map(AccountCalls::document)
                                .toList()));
            case "POST" -> {
                String name = codec.request(body, NewApiKey.class).name();
                yield ok(201, document(account, accounts.createKey(account, name == null ? DEFAULT_NAME : name)));
            }
            default -> notAllowed("GET, POST");
        };
    }

    private AccountSummary summary(AccountId id) {
        return accounts.list().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchAccountException(id));
    }

    private static AccountDocument document(AccountSummary account) {
        return new AccountDocument(
                account.id().value(),
                account.label(),
                account.email(),
                account.created().toEpochMilli(),
                account.disabled(),
                account.keys(),
                account.requestsThisMonth());
    }

    private static KeyDocument document(KeySummary key) {
        Instant lastUsed = key.lastUsed();
        return new KeyDocument(
                key.id().value(),
                key.name(),
                null,
                key.created().toEpochMilli(),
                lastUsed == null ? null : lastUsed.toEpochMilli(),
                key.unused());
    }

    /** The only document that shows the secret. */
    private KeyDocument document(AccountId account, NewKey made) {
        long createdMs = accounts.keys(account).stream()
                .filter(key -> key.id().equals(made.id()))
                .mapToLong(key -> key.created().toEpochMilli())
                .findFirst()
                .orElse(0);
        return new KeyDocument(made.id().value(), made.name(), made.secret(), createdMs, null, false);
    }

    private Answer ok(int status, Object document) {
        return new Answer(status, new String(codec.write(document), StandardCharsets.UTF_8));
    }

    private static Answer notAllowed(String allow) {
        Answer error = error(405, "this path answers to " + allow);
        return new Answer(error.status(), error.text(), allow);
    }

    private static Answer error(int status, String message) {
        return new Answer(status, new String(ItemAnswerWriter.error(2, status, message), StandardCharsets.UTF_8));
    }
}
