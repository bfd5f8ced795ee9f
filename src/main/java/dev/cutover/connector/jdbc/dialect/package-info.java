/** How each kind of database writes what is asked of it: types, texts, digests. Text alone; nothing is connected. */
@NullMarked
package dev.cutover.connector.jdbc.dialect;

import org.jspecify.annotations.NullMarked;
