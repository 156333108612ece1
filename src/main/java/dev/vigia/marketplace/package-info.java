/**
 * The contract between Vigia and a marketplace. It knows http, limits and credentials, and nothing of what is stored, of when
 * something is sent, or of any single marketplace; each of those has a package below, which knows only this one and those three.
 *
 * <p>
 * A new marketplace, in ten lines:
 *
 * <ol>
 * <li>An interface of its calls, with a {@code RestResponse<String>} from each; SKUs in paths and queries are encoded by
 * {@link dev.vigia.marketplace.Offer#encodedSku}.</li>
 * <li>A {@code @Singleton} that implements {@link dev.vigia.marketplace.SingleCallConnector}: {@code code}, {@code settings},
 * {@code limit}, {@code publish}, {@code shown}, {@code probe}. Where calls take many offers it is a
 * {@link dev.vigia.marketplace.Connector}, with {@code sendModes} and {@code readBack}.</li>
 * <li>Each call goes by {@link dev.vigia.marketplace.Requests}, with its {@link dev.vigia.limits.Limit}: a number of the
 * documentation, or our own choice that says so.</li>
 * <li>{@link dev.vigia.marketplace.Answer#caught}, {@link dev.vigia.marketplace.Shown#caught} and
 * {@link dev.vigia.marketplace.Outcome#reached} turn what ends early into an outcome.</li>
 * <li>{@link dev.vigia.marketplace.Reply#failure} knows what a status means, and {@link dev.vigia.marketplace.Reply#read} what is
 * no answer; add only what this marketplace means otherwise, and by {@link dev.vigia.marketplace.MarketplaceMessage} where it puts
 * its words.</li>
 * <li>Where it answers later: {@code Outcome.accepted}, and {@code confirm}. Where tokens end: a
 * {@link dev.vigia.marketplace.TokenSession}. Where the seller consents in its browser: a
 * {@link dev.vigia.marketplace.CodeConsent}.</li>
 * <li>Its messages in three languages, beside those of the others.</li>
 * <li>{@code vigia.marketplace.<code>.name}, {@code .countries}, and {@code .url} or {@code .hosts}.</li>
 * <li>Its recorded answers, and a sandbox that shares no code with it.</li>
 * <li>A {@code package-info} that cites the pages its calls and limits follow, with their dates.</li>
 * </ol>
 */
package dev.vigia.marketplace;
