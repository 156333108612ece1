package dev.vigia.source.reading;

import dev.vigia.source.SkuReading.ReadingKind;

/** What became of the last read of a SKU. */
enum SkuOutcome {
    NEVER, STOCK, UNKNOWN, MISSING, INACTIVE, NOT_OFFERED, KIT,
    /** No answer that can be read; what was known stays. */
    FAILED,
    /** It went to zero with too many others; a person is asked, and what was known stays. */
    HELD,
    /** A kit of what is not known here, or of kits. */
    KIT_UNFIT,
    /** Two SKUs of the source have the same code here; the first one has it. */
    CODE_TAKEN,
    /** It has no code, or one that cannot be kept. */
    CODE_UNFIT;

    static SkuOutcome of(ReadingKind said) {
        return valueOf(said.name());
    }
}
