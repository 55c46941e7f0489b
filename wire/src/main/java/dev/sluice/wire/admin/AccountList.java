package dev.sluice.wire.admin;

import java.util.List;

/** {@code GET /admin/v1/accounts}, oldest first. */
public record AccountList(List<AccountDocument> accounts) {
    public AccountList {
        accounts = List.copyOf(accounts);
    }
}
