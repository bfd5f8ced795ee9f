/** What tests of every room share: fakes, and values made up at random. */
@NullMarked
package dev.cutover.testkit;

import org.jspecify.annotations.NullMarked;
