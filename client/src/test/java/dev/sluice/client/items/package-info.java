/** Tests of the item SDK, against a server that plays what each test scripts. */
@NullMarked
package dev.sluice.client.items;

import org.jspecify.annotations.NullMarked;
