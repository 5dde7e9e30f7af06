-- The address of a picture of the reward.
alter table rewards add column image_url text check (char_length(image_url) between 1 and 2000);
