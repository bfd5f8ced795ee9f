/** Real database servers for tests, as another user in a folder of their own. */
@NullMarked
package dev.cutover.testkit.database;

import org.jspecify.annotations.NullMarked;
