/** What the systems of the estate can be told to do and be asked, as data. */
@NullMarked
package dev.cutover.connector.sandbox.estate.actions;

import org.jspecify.annotations.NullMarked;
