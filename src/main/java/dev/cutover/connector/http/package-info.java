@NullMarked
package dev.cutover.connector.http;

import org.jspecify.annotations.NullMarked;
