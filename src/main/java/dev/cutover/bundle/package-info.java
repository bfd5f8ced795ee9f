/**
 * A run handed over whole: one file that holds its record, its evidence, what it was pinned to and a manifest of all
 * that, made from a home and verified without one.
 *
 * <p>The file is a {@code .tar.gz} that any {@code tar} unpacks. It is written and read here and not by a library,
 * because only one form of it is accepted: plain files of the old {@code ustar} form, in the order of the manifest,
 * with the header that this package itself would write for them. A library must understand links, devices, sparse files
 * and three ways to write a long name, each of which would then have to be refused one by one; here there is no code
 * that could follow one. (commons-compress 1.28.0 with the two libraries that it would add is 2.1 MB.)
 */
@NullMarked
package dev.cutover.bundle;

import org.jspecify.annotations.NullMarked;
