-- Who disconnects an integration holds its lease for a moment, or makes one that has ended, so that nobody begins to send.
grant insert, update (expires_at) on lease to vigia_retailer;
