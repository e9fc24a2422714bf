/** The desk: a mailbox that receives what the suite sends, and a store of the traces it makes, each with a page to read. */
@NullMarked
package org.keskio.local.desk;

import org.jspecify.annotations.NullMarked;
