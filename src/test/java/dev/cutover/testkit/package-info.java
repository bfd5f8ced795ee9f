/** Building blocks for tests: real parts where they are fast, otherwise fakes of our own ports. */
@NullMarked
package dev.cutover.testkit;

import org.jspecify.annotations.NullMarked;
