/** Each of the nine through the whole way: sent, confirmed, too late, in files and in feeds. */
package dev.vigia.sync.marketplace;
