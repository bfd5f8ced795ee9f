/**
 * Whole nights in this process, on virtual time: runbooks, systems and people made from a seed, engines that are
 * stopped anywhere and resumed, and a judge that knows nothing but the record and what the systems saw.
 */
@NullMarked
package dev.cutover.simulation;

import org.jspecify.annotations.NullMarked;
