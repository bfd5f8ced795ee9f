/** Services on this machine that speak HTTP, well and badly, for tests of those who call them. */
@NullMarked
package dev.cutover.testkit.web;

import org.jspecify.annotations.NullMarked;
