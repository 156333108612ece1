/** A marketplace that exists nowhere: what a further one has to bring, held by a test that connects it. */
package dev.vigia.marketplace.tenth;
