/**
 * Papers as PDF: PDFBox writes them, ZXing knows the bars, the font (Liberation Sans, SIL Open Font License) comes with PDFBox and is
 * embedded.
 */
@NullMarked
package org.keskio.inventory.outbound.pdf;

import org.jspecify.annotations.NullMarked;
