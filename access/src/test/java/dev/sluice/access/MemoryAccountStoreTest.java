package dev.sluice.access;

import dev.sluice.access.spi.AccountStore;

final class MemoryAccountStoreTest extends AccountStoreContract {
    @Override
    protected AccountStore open() {
        return new MemoryAccountStore();
    }
}
