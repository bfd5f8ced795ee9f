/** How much memory the reading of databases needs. */
@NullMarked
package dev.cutover.connector.jdbc.bench;

import org.jspecify.annotations.NullMarked;
