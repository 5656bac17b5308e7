BEGIN TRANSACTION;
CREATE TABLE album_photos (
        album_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        CONSTRAINT pk_album_photos PRIMARY KEY (album_id, photo_id),
        CONSTRAINT fk_album_photos_album_id FOREIGN KEY (album_id) REFERENCES albums (id) ON DELETE CASCADE,
        CONSTRAINT fk_album_photos_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE
        ) WITHOUT ROWID;
INSERT INTO "album_photos" VALUES(1,1);
INSERT INTO "album_photos" VALUES(1,3);
CREATE TABLE albums (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        folded VARCHAR NOT NULL,
        filter TEXT,
        CONSTRAINT pk_albums PRIMARY KEY (id AUTOINCREMENT),
        CONSTRAINT uq_albums_folded UNIQUE (folded));
INSERT INTO "albums" VALUES(1,'Wall','wall',NULL);
INSERT INTO "albums" VALUES(2,'Best','best','stars>=4');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE critiques (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	photo_id INTEGER NOT NULL, 
	critic_id VARCHAR NOT NULL, 
	revision VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	search TEXT NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT fk_critiques_photo_id FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE, 
	CONSTRAINT uq_critiques_once UNIQUE (photo_id, critic_id, revision, created_at)
);
INSERT INTO "critiques" VALUES(1,1,'calm-nano','0123456789ab',1717200000000000,'warm light on the façade.',X'7B2273636F7265223A7B2276616C7565223A362E352C22737464223A302E352C22646973747269627574696F6E223A7B2237223A312E307D7D2C2261747472696275746573223A7B226C69676874223A362E307D2C22636F6D6D656E74223A225761726D206C69676874206F6E207468652066615C75303065376164652E222C2273756767657374696F6E73223A5B5D2C22637269746963223A7B226964223A2263616C6D2D6E616E6F222C227265766973696F6E223A22303132333435363738396162222C227175616E74697A6174696F6E223A226E6F6E65222C227175616E74697A65645F6D6F64756C6573223A302C22646576696365223A22637075227D2C22656C61707365645F73223A302E342C22706572736F6E616C5F73636F7265223A6E756C6C2C22636F6D706C657465223A747275657D');
INSERT INTO "critiques" VALUES(2,2,'calm-nano','0123456789ab',1717200060000000,'crop the left edge.',X'7B2273636F7265223A7B2276616C7565223A342E302C22737464223A302E352C22646973747269627574696F6E223A7B2237223A312E307D7D2C2261747472696275746573223A7B226C69676874223A362E307D2C22636F6D6D656E74223A2243726F7020746865206C65667420656467652E222C2273756767657374696F6E73223A5B5D2C22637269746963223A7B226964223A2263616C6D2D6E616E6F222C227265766973696F6E223A22303132333435363738396162222C227175616E74697A6174696F6E223A226E6F6E65222C227175616E74697A65645F6D6F64756C6573223A302C22646576696365223A22637075227D2C22656C61707365645F73223A302E342C22706572736F6E616C5F73636F7265223A6E756C6C2C22636F6D706C657465223A747275657D');
INSERT INTO "critiques" VALUES(3,1,'calm-nano','0123456789ab',1717200120000000,'warm light, and now a level horizon.',X'7B2273636F7265223A7B2276616C7565223A372E352C22737464223A302E352C22646973747269627574696F6E223A7B2237223A312E307D7D2C2261747472696275746573223A7B226C69676874223A362E307D2C22636F6D6D656E74223A225761726D206C696768742C20616E64206E6F772061206C6576656C20686F72697A6F6E2E222C2273756767657374696F6E73223A5B5D2C22637269746963223A7B226964223A2263616C6D2D6E616E6F222C227265766973696F6E223A22303132333435363738396162222C227175616E74697A6174696F6E223A226E6F6E65222C227175616E74697A65645F6D6F64756C6573223A302C22646576696365223A22637075227D2C22656C61707365645F73223A302E342C22706572736F6E616C5F73636F7265223A7B2276616C7565223A382E302C22737464223A302E342C2270726F76656E223A747275652C22707265646963746F72223A227269646765222C226578616D706C6573223A5B5D7D2C22636F6D706C657465223A747275657D');
CREATE TABLE folders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	path VARCHAR NOT NULL, 
	scanned_at BIGINT, 
	CONSTRAINT uq_folders_path UNIQUE (path)
);
INSERT INTO "folders" VALUES(1,'/shelf',NULL);
CREATE TABLE job_photos (
        job_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        error TEXT,
        CONSTRAINT pk_job_photos PRIMARY KEY (job_id, photo_id),
        CONSTRAINT fk_job_photos_job_id FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE,
        CONSTRAINT fk_job_photos_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE
        ) WITHOUT ROWID;
CREATE TABLE jobs (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        created_at BIGINT NOT NULL,
        CONSTRAINT pk_jobs PRIMARY KEY (id AUTOINCREMENT));
CREATE TABLE keywords (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        folded VARCHAR NOT NULL,
        CONSTRAINT pk_keywords PRIMARY KEY (id AUTOINCREMENT),
        CONSTRAINT uq_keywords_folded UNIQUE (folded));
INSERT INTO "keywords" VALUES(1,'places|Iceland','places|iceland');
INSERT INTO "keywords" VALUES(2,'Sea','sea');
CREATE TABLE photo_keywords (
        photo_id INTEGER NOT NULL,
        keyword_id INTEGER NOT NULL,
        CONSTRAINT pk_photo_keywords PRIMARY KEY (photo_id, keyword_id),
        CONSTRAINT fk_photo_keywords_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        CONSTRAINT fk_photo_keywords_keyword_id FOREIGN KEY (keyword_id)
            REFERENCES keywords (id) ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "photo_keywords" VALUES(1,1);
INSERT INTO "photo_keywords" VALUES(1,2);
INSERT INTO "photo_keywords" VALUES(3,2);
CREATE TABLE photos (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	folder_id INTEGER, 
	path VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	search TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	modified_ns INTEGER NOT NULL, 
	missing BOOLEAN NOT NULL, 
	error TEXT, 
	width INTEGER, 
	height INTEGER, 
	taken_at BIGINT, 
	camera VARCHAR, 
	lens VARCHAR, 
	focal_length_mm FLOAT, 
	f_number FLOAT, 
	exposure_s FLOAT, 
	iso INTEGER, 
	rating FLOAT, 
	stars INTEGER NOT NULL, 
	flag VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, leader_id INTEGER CONSTRAINT fk_photos_leader_id REFERENCES photos (id), stack_id INTEGER CONSTRAINT fk_photos_stack_id REFERENCES stacks (id), content_hash BLOB, look_hash BLOB, utc_offset_min INTEGER, latitude FLOAT, longitude FLOAT, altitude_m FLOAT, title TEXT, caption TEXT, creator TEXT, copyright TEXT, described TEXT, added_at BIGINT, behind BOOLEAN NOT NULL DEFAULT 0, directory VARCHAR NOT NULL DEFAULT '', format VARCHAR NOT NULL DEFAULT '', sidecar_modified_ns INTEGER, sidecar_size INTEGER, sidecar_conflict TEXT, 
	CONSTRAINT ck_photos_stars CHECK (stars BETWEEN 0 AND 5), 
	CONSTRAINT fk_photos_folder_id FOREIGN KEY(folder_id) REFERENCES folders (id) ON DELETE SET NULL, 
	CONSTRAINT uq_photos_path UNIQUE (path)
);
INSERT INTO "photos" VALUES(1,1,'/shelf/a.jpg','a.jpg','a.jpg
leica q3
summilux

low tide',100,1000,0,NULL,60,40,1714979289000000,'Leica Q3','Summilux',28.0,1.7,0.01,200,10.0,5,'none','none',NULL,1,X'0102030405060708090A0B0C0D0E0F10',NULL,NULL,NULL,NULL,NULL,NULL,'Low tide',NULL,NULL,'{"keywords": ["Sea", "Iceland"], "keyword_paths": ["places|Iceland"]}',1717200000000000,0,'/shelf','jpg',NULL,NULL,NULL);
INSERT INTO "photos" VALUES(2,1,'/shelf/b.jpg','b.jpg','b.jpg
leica q3
summilux',101,1001,0,NULL,60,40,1715065689000000,'Leica Q3','Summilux',28.0,1.7,0.01,200,NULL,0,'reject','none',NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'/shelf','jpg',NULL,NULL,NULL);
INSERT INTO "photos" VALUES(3,1,'/shelf/c.jpg','c.jpg','c.jpg
leica q3
summilux',102,1002,0,NULL,60,40,1715152089000000,'Leica Q3','Summilux',28.0,1.7,0.01,200,NULL,0,'none','red',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"keywords": ["sea"], "rating": 3}',NULL,0,'/shelf','jpg',NULL,NULL,NULL);
INSERT INTO "photos" VALUES(4,1,'/shelf/gone.jpg','gone.jpg','gone.jpg

',0,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'none','none',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'/shelf','jpg',NULL,NULL,NULL);
INSERT INTO "photos" VALUES(5,1,'/shelf/a.raf','a.raf','a.raf',7,7,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'none','none',1,NULL,X'00FF',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'/shelf','raf',NULL,NULL,NULL);
CREATE TABLE ratings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	photo_id INTEGER NOT NULL, 
	profile VARCHAR NOT NULL, 
	value FLOAT, 
	rated_at BIGINT NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT ck_ratings_value CHECK (value BETWEEN 0 AND 10), 
	CONSTRAINT fk_ratings_photo_id FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
);
INSERT INTO "ratings" VALUES(1,1,'me',8.0,1717200000000000,'stars');
INSERT INTO "ratings" VALUES(2,1,'me',10.0,1717203600000000,'stars');
CREATE TABLE scores (
        photo_id INTEGER NOT NULL,
        critic_id VARCHAR NOT NULL,
        revision VARCHAR NOT NULL,
        critique_id INTEGER NOT NULL,
        latest BOOLEAN NOT NULL,
        score FLOAT,
        score_std FLOAT,
        personal_score FLOAT,
        personal_proven BOOLEAN NOT NULL,
        shown BOOLEAN NOT NULL,
        folder_id INTEGER,
        stars INTEGER NOT NULL,
        flag VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        CONSTRAINT pk_scores PRIMARY KEY (photo_id, critic_id, revision),
        CONSTRAINT fk_scores_critique_id FOREIGN KEY (critique_id) REFERENCES critiques (id) ON DELETE CASCADE,
        CONSTRAINT fk_scores_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE
        ) WITHOUT ROWID;
INSERT INTO "scores" VALUES(1,'calm-nano','0123456789ab',3,1,7.5,0.5,8.0,1,1,1,5,'none','none');
INSERT INTO "scores" VALUES(2,'calm-nano','0123456789ab',2,1,4.0,0.5,NULL,0,1,1,0,'reject','none');
CREATE TABLE stacks (
        id INTEGER NOT NULL,
        made_at BIGINT NOT NULL,
        CONSTRAINT pk_stacks PRIMARY KEY (id AUTOINCREMENT));
INSERT INTO "stacks" VALUES(1,1717200000000000);
CREATE TABLE unwritten (
        photo_id INTEGER NOT NULL,
        CONSTRAINT pk_unwritten PRIMARY KEY (photo_id),
        CONSTRAINT fk_unwritten_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE);
CREATE INDEX ix_photos_folder_id ON photos (folder_id);
CREATE INDEX ix_ratings_newest ON ratings (photo_id, profile, rated_at, id);
CREATE INDEX ix_photo_keywords_keyword_id ON photo_keywords (keyword_id, photo_id);
CREATE INDEX ix_job_photos_photo_id ON job_photos (photo_id);
CREATE INDEX ix_photos_leader_id ON photos (leader_id) WHERE leader_id IS NOT NULL;
CREATE INDEX ix_photos_stack_id ON photos (stack_id) WHERE stack_id IS NOT NULL;
CREATE INDEX ix_photos_content ON photos (size, content_hash);
CREATE INDEX ix_photos_taken ON photos (taken_at, name, id, folder_id, stars, flag, label, missing, leader_id) WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_name ON photos (name, id, folder_id, stars, flag, label, missing, leader_id) WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_stars ON photos (stars, name, id, folder_id, flag, label, missing, leader_id)
        WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_camera ON photos (camera, name, id, folder_id, stars, flag, label, missing, leader_id) WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_critiques_newest ON critiques (photo_id, created_at, id);
CREATE INDEX ix_scores_critique_id ON scores (critique_id);
CREATE INDEX ix_scores_score ON scores (critic_id, score, photo_id, folder_id, stars, flag, label, latest, shown)
        WHERE latest = 1 AND shown = 1;
CREATE INDEX ix_scores_personal ON scores (critic_id, personal_score, photo_id, folder_id, stars, flag, label, latest, shown)
        WHERE latest = 1 AND shown = 1;
CREATE INDEX ix_photos_behind ON photos (stack_id) WHERE behind = 1;
CREATE INDEX ix_photos_sidecar_conflict ON photos (sidecar_conflict)
        WHERE sidecar_conflict IS NOT NULL;
CREATE INDEX ix_album_photos_photo_id ON album_photos (photo_id);
CREATE INDEX ix_photos_added ON photos (added_at, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_size ON photos (size, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_lens ON photos (lens, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_iso ON photos (iso, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_focal ON photos (focal_length_mm, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_aperture ON photos (f_number, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_shutter ON photos (exposure_s, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_label ON photos (label, flag, stars, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_flag ON photos (flag, stars, label, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL;
CREATE INDEX ix_photos_directory ON photos (directory);
CREATE INDEX ix_photos_format ON photos (format);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('folders',1);
INSERT INTO "sqlite_sequence" VALUES('photos',5);
INSERT INTO "sqlite_sequence" VALUES('ratings',2);
INSERT INTO "sqlite_sequence" VALUES('critiques',3);
INSERT INTO "sqlite_sequence" VALUES('stacks',1);
INSERT INTO "sqlite_sequence" VALUES('keywords',2);
INSERT INTO "sqlite_sequence" VALUES('albums',2);
CREATE VIEW newest_comments AS SELECT photo_id, search FROM critiques WHERE id = (
        SELECT newest.id FROM critiques AS newest WHERE newest.photo_id = critiques.photo_id
        ORDER BY newest.created_at DESC, newest.id DESC LIMIT 1);
CREATE VIRTUAL TABLE photo_text USING fts5(
        search, content='photos', content_rowid='id', tokenize='trigram');
CREATE VIRTUAL TABLE comment_text USING fts5(
        search, content='newest_comments', content_rowid='photo_id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3');
INSERT INTO photo_text (photo_text) VALUES ('rebuild');
INSERT INTO comment_text (comment_text) VALUES ('rebuild');
CREATE TRIGGER scores_follow_photos
        AFTER UPDATE OF missing, leader_id, folder_id, stars, flag, label ON photos BEGIN
            UPDATE scores SET
                shown = new.missing = 0 AND new.leader_id IS NULL,
                folder_id = new.folder_id, stars = new.stars, flag = new.flag, label = new.label
            WHERE photo_id = new.id;
        END;
CREATE TRIGGER photo_text_added AFTER INSERT ON photos BEGIN
                INSERT INTO photo_text (rowid, search) VALUES (new.id, new.search);
            END;
CREATE TRIGGER photo_text_removed AFTER DELETE ON photos BEGIN
                INSERT INTO photo_text (photo_text, rowid, search) VALUES ('delete', old.id, old.search);
            END;
CREATE TRIGGER photo_text_changed AFTER UPDATE OF search ON photos
            WHEN old.search IS NOT new.search BEGIN
                INSERT INTO photo_text (photo_text, rowid, search) VALUES ('delete', old.id, old.search);
                INSERT INTO photo_text (rowid, search) VALUES (new.id, new.search);
            END;
CREATE TRIGGER comment_text_before_added BEFORE INSERT ON critiques BEGIN
                INSERT INTO comment_text (comment_text, rowid, search)
                SELECT 'delete', * FROM (SELECT photo_id, search FROM newest_comments WHERE photo_id = new.photo_id);
            END;
CREATE TRIGGER comment_text_added AFTER INSERT ON critiques BEGIN
                INSERT INTO comment_text (rowid, search) SELECT photo_id, search FROM newest_comments WHERE photo_id = new.photo_id;
            END;
CREATE TRIGGER comment_text_before_removed BEFORE DELETE ON critiques BEGIN
                INSERT INTO comment_text (comment_text, rowid, search)
                SELECT 'delete', * FROM (SELECT photo_id, search FROM newest_comments WHERE photo_id = old.photo_id);
            END;
CREATE TRIGGER comment_text_removed AFTER DELETE ON critiques BEGIN
                INSERT INTO comment_text (rowid, search) SELECT photo_id, search FROM newest_comments WHERE photo_id = old.photo_id;
            END;
CREATE TRIGGER comment_text_before_changed BEFORE UPDATE OF search, created_at ON critiques BEGIN
                INSERT INTO comment_text (comment_text, rowid, search)
                SELECT 'delete', * FROM (SELECT photo_id, search FROM newest_comments WHERE photo_id = new.photo_id);
            END;
CREATE TRIGGER comment_text_changed AFTER UPDATE OF search, created_at ON critiques BEGIN
                INSERT INTO comment_text (rowid, search) SELECT photo_id, search FROM newest_comments WHERE photo_id = new.photo_id;
            END;
CREATE TRIGGER unwritten_marks AFTER UPDATE OF stars, flag, label ON photos
            WHEN (old.stars, old.flag, old.label) IS NOT (new.stars, new.flag, new.label) BEGIN
            INSERT INTO unwritten (photo_id) SELECT id FROM photos
            WHERE id = new.id AND NOT EXISTS (SELECT 1 FROM unwritten WHERE photo_id = new.id);
        END;
CREATE TRIGGER unwritten_keyword_added AFTER INSERT ON photo_keywords BEGIN
            INSERT INTO unwritten (photo_id) SELECT id FROM photos
            WHERE id = new.photo_id AND NOT EXISTS (SELECT 1 FROM unwritten WHERE photo_id = new.photo_id);
        END;
CREATE TRIGGER unwritten_keyword_removed AFTER DELETE ON photo_keywords BEGIN
            INSERT INTO unwritten (photo_id) SELECT id FROM photos
            WHERE id = old.photo_id AND NOT EXISTS (SELECT 1 FROM unwritten WHERE photo_id = old.photo_id);
        END;
CREATE TRIGGER unwritten_critique AFTER INSERT ON critiques BEGIN
            INSERT INTO unwritten (photo_id) SELECT id FROM photos
            WHERE id = new.photo_id AND NOT EXISTS (SELECT 1 FROM unwritten WHERE photo_id = new.photo_id);
        END;
COMMIT;
