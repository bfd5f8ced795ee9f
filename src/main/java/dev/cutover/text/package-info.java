/**
 * Makes foreign text safe to show: answers of systems, names of people, contents of files. Everything that people see
 * passes through here once; evidence keeps the raw bytes. Content that is changed before it becomes evidence goes by in
 * pieces.
 */
@NullMarked
package dev.cutover.text;

import org.jspecify.annotations.NullMarked;
