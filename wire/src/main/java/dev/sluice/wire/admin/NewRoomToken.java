package dev.sluice.wire.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /admin/v1/roomtokens}.
 *
 * @param rights null for all of them
 * @param ttlseconds null for the server's default
 */
public record NewRoomToken(
        @Nullable String pool,
        @Nullable List<String> rights,
        @Nullable Long ttlseconds) {}
