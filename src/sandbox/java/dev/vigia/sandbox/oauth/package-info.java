/** How simulated marketplaces let an application in: the consent page, the codes it gives, and the tokens. */
package dev.vigia.sandbox.oauth;
