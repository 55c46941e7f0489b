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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /admin/v1/accounts…}: behind the endpoint while a server runs, behind the command line while none does.
 *
 * <p>Thread-safe. Blocking.
 */
public final class AccountCalls implements AdminCalls {
    private static final String DEFAULT_NAME = "unnamed";

    private final AccountAdmin accounts;
    private final AdminCodec codec;

    public AccountCalls(AccountAdmin accounts) {
        this.accounts = accounts;
        this.codec = new AdminCodec();
    }

    @Override
    public AdminAnswer call(String method, String path, byte[] body) {
        try {
            return call(method, List.of(path.split("/", -1)), body);
        } catch (NoSuchAccountException | NoSuchKeyException unknown) {
            return AdminAnswer.error(404, say(unknown));
        } catch (AdminCodec.MalformedException | IllegalArgumentException wrong) {
            return AdminAnswer.error(400, say(wrong));
        } catch (TooManyAccountsException full) {
            return AdminAnswer.error(409, say(full));
        }
    }

    private static String say(RuntimeException fault) {
        return fault.getMessage() == null ? "refused" : fault.getMessage();
    }

    private AdminAnswer call(String method, List<String> names, byte[] body) {
        if (!names.getFirst().equals("accounts") || names.size() > 4) {
            return AdminAnswer.nothingHere();
        }
        return switch (names.size()) {
            case 1 -> accounts(method, body);
            case 2 -> account(method, new AccountId(names.get(1)), body);
            default ->
                names.get(2).equals("keys")
                        ? keys(method, new AccountId(names.get(1)), names.size() == 4 ? names.get(3) : null, body)
                        : AdminAnswer.nothingHere();
        };
    }

    private AdminAnswer accounts(String method, byte[] body) {
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
            default -> AdminAnswer.notAllowed("GET, POST");
        };
    }

    private AdminAnswer account(String method, AccountId id, byte[] body) {
        return switch (method) {
            case "GET" -> ok(200, document(summary(id)));
            case "PATCH" -> {
                Boolean disabled = codec.request(body, AccountChange.class).disabled();
                if (disabled == null) {
                    yield AdminAnswer.error(400, "disabled is missing; it must be true or false");
                }
                if (disabled) {
                    accounts.disable(id);
                } else {
                    accounts.enable(id);
                }
                yield ok(200, document(summary(id)));
            }
            default -> AdminAnswer.notAllowed("GET, PATCH");
        };
    }

    private AdminAnswer keys(String method, AccountId account, @Nullable String key, byte[] body) {
        if (key != null) {
            if (!method.equals("DELETE")) {
                return AdminAnswer.notAllowed("DELETE");
            }
            accounts.revokeKey(account, new KeyId(key));
            return AdminAnswer.done();
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
            default -> AdminAnswer.notAllowed("GET, POST");
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

    private AdminAnswer ok(int status, Object document) {
        return AdminAnswer.of(status, codec.write(document));
    }
}
