/** What tests are made of: real parts where they are quick, fakes of our own ports where they are not. */
@NullMarked
package dev.cutover.testkit;

import org.jspecify.annotations.NullMarked;
