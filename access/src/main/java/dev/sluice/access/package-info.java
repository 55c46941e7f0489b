/**
 * Accounts, API keys, sessions and rate buckets. Speaks no dialect: outcomes are values, and the edge maps them to the
 * errors of the plane that asked.
 */
@NullMarked
package dev.sluice.access;

import org.jspecify.annotations.NullMarked;
