/** The browser's side: pages and scripts as static resources. */
@NullMarked
package dev.sluice.edge.web;

import org.jspecify.annotations.NullMarked;
