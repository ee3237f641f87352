/** The dialects of MySQL and MariaDB. */
@NullMarked
package io.sluice.dialect.mysql;

import org.jspecify.annotations.NullMarked;
