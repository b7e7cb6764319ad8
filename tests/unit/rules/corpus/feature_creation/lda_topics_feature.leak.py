# Exported notebook
# In[2]:
import pandas as pd
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

# In[3]:
posts = pd.read_json("jobs_posts.json", lines=True)
posts["n_chars"] = posts.description.str.len()
posts["remote"] = posts.location.str.contains("remote", case=False).astype(int)
posts[["n_chars", "remote"]].describe()

# In[4]:
hv = HashingVectorizer(n_features=2**14, alternate_sign=False, norm=None, stop_words="english")
H = hv.transform(posts.description)

# In[5]:
lda = LatentDirichletAllocation(30, learning_method="online", random_state=0)
topics = lda.fit_transform(H)

# In[6]:
extra = csr_matrix(posts[["remote"]].values)
X = hstack([csr_matrix(topics), extra]).tocsr()
X_tr, X_te, y_tr, y_te = train_test_split(X, posts.seniority.values, test_size=0.25, random_state=4)

# In[7]:
clf = RidgeClassifier().fit(X_tr, y_tr)
accuracy_score(y_te, clf.predict(X_te))
